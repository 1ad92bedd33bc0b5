"""A table pasted from Excel, Word, a web page or a chat, made a file's content that reads as any other."""

from collections import Counter

_ITEM_MARKS = ("-", "–", "+", "•", "*")


def pasted(text: str) -> tuple[str, bytes]:
    r"""Return the ending and content of a file that holds what was pasted.

    Excel puts its cells between tabs and quotes those of several lines; Word quotes none, so that a cell of several
    paragraphs breaks its row: rows are put together again by the number of their tabs.

        >>> pasted("STT\\\tTên mô hình\\\n1\\\tVườn mẫu")[0]
        '.txt'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if text.lstrip().startswith("<") and "<tr" in text.lower():
        return ".html", text.encode()
    return ".txt", (text if '"' in text else _whole_rows(text)).encode()


def _whole_rows(text: str) -> str:
    lines = text.split("\n")
    tabs = Counter(line.count("\t") for line in lines if "\t" in line)
    if not tabs:
        return text
    most = max(tabs, key=lambda count: (tabs[count] * count, count))
    rows: list[str] = []
    for line in lines:
        if rows and _goes_on(rows[-1], line, most):
            rows[-1] += "\n" + line
        else:
            rows.append(line)
    return "\n".join("\t".join(_quoted(cell) for cell in row.split("\t")) for row in rows)


def _goes_on(row: str, line: str, most: int) -> bool:
    """Whether a line is the rest of a row: of a cell within it, or of its last one."""
    before = row.count("\t")
    if 0 < before < most:
        return before + line.count("\t") <= most
    rest = line.strip()
    return before == most and "\t" not in line and (rest[:1].islower() or rest.startswith(_ITEM_MARKS))


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "\n" in cell else cell
