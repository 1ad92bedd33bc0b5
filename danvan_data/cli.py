"""The `danvan` command."""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from danvan_data import __version__
from danvan_data.console import say, warn
from danvan_data.errors import UserError
from danvan_data.lab import launch
from danvan_data.language import LANGUAGES, set_language, t
from danvan_data.store import shown
from danvan_data.text.personal import SWITCH


def _folder(path: Path | None) -> Path | None:
    """Say in a sentence, the name whole, that there is no such folder."""
    if path is not None and not path.is_dir():
        raise _refused(t("stopped.is_file" if path.exists() else "stopped.no_folder", folder=shown(path)))
    return path


def _file(path: Path | None) -> Path | None:
    """Say in a sentence that there is no such file."""
    if path is not None and not path.is_file():
        raise _refused(t("stopped.no_file", file=shown(path)))
    return path


def _refused(sentence: str) -> typer.Exit:
    warn(sentence)
    return typer.Exit(2)


def _speak(language: str) -> str:
    """Speak the language asked for, from the first message on."""
    if language:
        set_language(LANGUAGES[0] if language == "both" else language)
    return language


Registers = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="DANVAN_DATA",
        callback=_folder,
        help="Thư mục sổ đăng ký của bạn · a folder of your own registers.",
    ),
]


def _told(name: str) -> Callable[[str], str]:
    """Tell the kernels that a command starts what was asked for, too, by an environment variable."""

    def tell(wanted: str) -> str:
        if wanted:
            os.environ[name] = wanted
        return wanted

    return tell


def _told_of_persons(wanted: bool) -> bool:
    _told(SWITCH)("1" if wanted else "")
    return wanted


Placed = Annotated[
    str,
    typer.Option(
        "--place",
        envvar="DANVAN_PLACE",
        callback=_told("DANVAN_PLACE"),
        help="Địa phương, ví dụ “lac son” · the place in focus.",
    ),
]

Called = Annotated[
    str,
    typer.Option(
        "--name",
        envvar="DANVAN_NAME",
        callback=_told("DANVAN_NAME"),
        help="Tên gọi chung của các sổ trong câu văn · what sentences call your registers.",
    ),
]

Personal = Annotated[
    bool,
    typer.Option(
        "--with-personal-data",
        callback=_told_of_persons,
        help="Giữ số điện thoại, CCCD, tên người… trong sổ · keep what registers say of private persons.",
    ),
]

Named = Annotated[
    list[str] | None, typer.Argument(help="Chỉ các trang có tên bắt đầu như vậy · only notebooks so named, e.g. 01.")
]
Notebooks = Annotated[
    Path | None,
    typer.Option("--notebooks", callback=_folder, help="Thư mục trang phân tích · other notebooks."),
]

Pinned = Annotated[
    Path | None,
    typer.Option(
        "--pins",
        callback=_file,
        help="Chỉ những gì đã ghim trong tệp này (ghim.json), theo thứ tự ấy · only what is pinned there.",
    ),
]

Taken = Annotated[
    list[str] | None,
    typer.Option(
        "--take",
        metavar="TỆP!SHEET",
        help="Tính cả bảng chưa đủ căn cứ hoặc bị ẩn · count a table that was only offered, or is hidden.",
    ),
]

app = typer.Typer(
    name="danvan",
    help="Phân tích dữ liệu phong trào thi đua “Dân vận khéo” · analyse “Dân vận khéo” model data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _tongue(words: str = "Ngôn ngữ · the language.", *more: str) -> Any:
    """Return the option of the language: heeded first, so that what is said of the others is in it."""
    codes = (*LANGUAGES, *more)

    def parse(code: str) -> str:
        if code not in codes:
            raise typer.BadParameter(f"{code!r}: {', '.join(codes)}")
        return code

    shown = f"[{'|'.join(codes)}]"
    return typer.Option("--lang", is_eager=True, callback=_speak, parser=parse, metavar=shown, help=words)


Tongue = Annotated[str, _tongue()]


class Form(StrEnum):
    """The forms of a report."""

    party = "dang"
    state = "hanh-chinh"


class Shape(StrEnum):
    """The shapes of slides."""

    wide = "16:9"
    narrow = "4:3"


class Place(StrEnum):
    """Where registers are read and linked."""

    local = "local"
    dask = "dask"


def _version(wanted: bool) -> None:
    if wanted:
        say(f"danvan {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="In phiên bản · print the version.")
    ] = False,
) -> None:
    """Phân tích dữ liệu phong trào thi đua “Dân vận khéo” · analyse “Dân vận khéo” model data."""


@app.command("lab")
def open_lab(
    data: Registers = None,
    lang: Annotated[str | None, _tongue()] = None,
    place: Placed = "",
    personal: Personal = False,
    name: Called = "",
    port: Annotated[int | None, typer.Option("--port", help="Cổng · the port; a free one if not given.")] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Không mở trình duyệt · open no browser.")] = False,
) -> None:
    """Mở bản của bạn của các trang phân tích trong JupyterLab · open your copies of the notebooks in JupyterLab."""
    try:
        if place:
            from danvan_data.evidence.loading import load

            load(data, place)  # a place that is not known is said before anything opens
        status = launch.start(port, not no_browser, data, lang)
    except UserError as problem:
        raise _refused(str(problem)) from None
    raise typer.Exit(status)


@app.command("read")
def read_one(
    file: Annotated[Path, typer.Argument(help="Tệp đăng ký · a file of registered models.")],
    out: Annotated[Path, typer.Option("--output", "-o", help="Tệp csv kết quả · the csv to write.")],
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp kết quả · replace the csv.")] = False,
    take: Taken = None,
) -> None:
    """Đọc một tệp đăng ký thành bảng sạch · read one register into a clean table."""
    from danvan_data.registers.out.output import read_to_csv

    def work() -> tuple[list[str], list[str]]:
        summary, offered = read_to_csv(file, out, force, take or ())
        for sentence in offered:
            warn(sentence)
        return [summary], []

    _done(work)


@app.command("collect")
def collect_folder(
    folder: Annotated[Path, typer.Argument(help="Thư mục sổ đăng ký · a folder of registers.")],
    out: Annotated[Path, typer.Option("--output", "-o", help="Kết quả: .xlsx, .csv hoặc .parquet · the result.")],
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp kết quả · replace the result.")] = False,
    take: Taken = None,
    engine: Annotated[
        Place, typer.Option("--engine", help="Nơi xử lý: máy này hay cụm dask · here, or on a dask cluster.")
    ] = Place.local,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="Bộ điều phối dask, ví dụ tcp://may-chu:8786 · a dask scheduler."
        ),
    ] = "",
) -> None:
    """Gộp cả thư mục sổ đăng ký thành một bảng sạch · gather a folder of registers into one clean table."""
    from danvan_data.registers.engines.choosing import engine_of
    from danvan_data.registers.out.export import collect_to

    def work() -> tuple[list[str], list[str]]:
        with engine_of(engine, scheduler, folder) as chosen:
            found = collect_to(folder, out, force, take=take or (), engine=chosen)
        for sentence in found.files.loc[found.files["state"].eq("failed"), "notes"]:
            warn(sentence)
        for file, sentence in found.offered[["source_file", "message"]].itertuples(index=False):
            warn(f"{file}: {sentence}")
        return [found.summary()], []

    _done(work)


@app.command("publish")
def publish_pages(
    names: Named = None,
    data: Registers = None,
    lang: Annotated[str, _tongue("Ngôn ngữ của trang · language of the pages.", "both")] = LANGUAGES[0],
    out: Annotated[Path, typer.Option("--output", "-o", help="Thư mục kết quả · the folder to write.")] = Path("site"),
    place: Placed = "",
    personal: Personal = False,
    name: Called = "",
    notebooks: Notebooks = None,
    pins: Pinned = None,
    force: Annotated[bool, typer.Option("--force", help="Thay cả tệp của bạn · replace your own files, too.")] = False,
    code: Annotated[bool, typer.Option("--code", help="Kèm mã Python · with the Python code.")] = False,
    mail: Annotated[
        bool, typer.Option("--mail", help="Một tệp nhỏ để gửi thư, dưới 700 kB · one small file for e-mail.")
    ] = False,
) -> None:
    """Tạo các trang tự chứa, mở được không cần mạng · write pages that open anywhere without a network."""
    from danvan_data.publish.command import publish_pins, publish_site

    if pins:
        _done(lambda: publish_pins(pins, out, lang, data, force))
    _done(lambda: publish_site(names or (), notebooks, out, lang, data, force, code, place, mail))


@app.command("slides")
def publish_slides(
    names: Named = None,
    data: Registers = None,
    lang: Tongue = LANGUAGES[0],
    out: Annotated[Path, typer.Option("--output", "-o", help="Tệp html kết quả · the file.")] = Path("slides.html"),
    place: Placed = "",
    personal: Personal = False,
    name: Called = "",
    notebooks: Notebooks = None,
    pins: Pinned = None,
    force: Annotated[bool, typer.Option("--force", help="Thay cả tệp của bạn · replace a file of yours.")] = False,
) -> None:
    """Tạo bài trình chiếu có biểu đồ sống, không cần mạng · write slides with live charts that need no network."""
    from danvan_data.publish import command

    if pins:
        _done(lambda: command.publish_pins(pins, out, lang, data, force, as_slides=True))
    _done(lambda: command.publish_slides(names or (), notebooks, out, lang, data, force, place))


@app.command("deck")
def write_deck(
    out: Annotated[Path, typer.Option("--output", "-o", help="Tệp pptx kết quả · the file to write.")],
    template: Annotated[
        Path | None,
        typer.Option("--template", callback=_file, help="Mẫu .pptx của đơn vị · your own master."),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full/--short", help="Mọi kết luận, hay khoảng mười trang · every finding, or ten slides.")
    ] = False,
    shape: Annotated[Shape, typer.Option("--shape", help="Khổ trang · the slides’ shape.")] = Shape.wide,
    data: Registers = None,
    place: Placed = "",
    personal: Personal = False,
    lang: Tongue = LANGUAGES[0],
    pins: Pinned = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp kết quả · replace the file.")] = False,
) -> None:
    """Tạo bản trình bày PowerPoint có biểu đồ sửa được · write a PowerPoint deck whose charts can be edited."""
    from danvan_data.publish.office.slides import deck

    def work() -> tuple[list[str], list[str]]:
        n = deck.write(out, lang, data, template, force, full, shape, place, pins)
        return [t("deck.written", n=n, file=shown(out))], []

    _done(work)


@app.command("brief")
def write_brief(
    out: Annotated[Path, typer.Option("--output", "-o", help="Tệp docx kết quả · the file to write.")],
    form: Annotated[
        Form, typer.Option("--form", help="Thể thức văn bản của Đảng hay hành chính · the Party’s form or the state’s.")
    ] = Form.party,
    body: Annotated[str, typer.Option("--body", help="Cơ quan ban hành · the issuing body.")] = "",
    upper: Annotated[str, typer.Option("--upper", help="Cơ quan cấp trên · the body above it.")] = "",
    signatory: Annotated[str, typer.Option("--signatory", help="Họ tên người ký · who signs.")] = "",
    position: Annotated[str, typer.Option("--position", help="Chức vụ người ký · the signatory’s position.")] = "",
    to: Annotated[list[str] | None, typer.Option("--to", help="Kính gửi · addressed to; may be repeated.")] = None,
    number: Annotated[str, typer.Option("--number", help="Số và ký hiệu, ví dụ 12-BC/BTGDVTU · its number.")] = "",
    handout: Annotated[bool, typer.Option("--handout", help="Một trang A4 để phát · one page to hand out.")] = False,
    place_line: Annotated[str, typer.Option("--place-line", help="Địa danh, ngày tháng · place and date.")] = "",
    data: Registers = None,
    place: Placed = "",
    personal: Personal = False,
    lang: Tongue = LANGUAGES[0],
    pins: Pinned = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp kết quả · replace the file.")] = False,
) -> None:
    """Tạo báo cáo Word theo thể thức văn bản của Đảng hoặc hành chính · write a Word report in an official form."""
    from danvan_data.publish.office.report import brief
    from danvan_data.publish.office.report.clerical import Letter

    def work() -> tuple[list[str], list[str]]:
        letter = Letter(body, upper, signatory, position, tuple(to or ()), number, place_line)
        brief.write(out, lang, data, force, form, letter, place, handout, pins)
        return [t("brief.written", file=shown(out))], []

    _done(work)


@app.command("picture")
def write_picture(
    name: Annotated[str, typer.Argument(help="Tên hình, ví dụ by_field · name of a chart, e.g. by_field.")],
    out: Annotated[Path, typer.Option("--output", "-o", help="Tệp .svg hoặc .png · the file to write.")],
    data: Registers = None,
    place: Placed = "",
    personal: Personal = False,
    lang: Tongue = LANGUAGES[0],
    width: Annotated[int, typer.Option("--width", min=400, max=4000, help="Bề rộng · width in pixels.")] = 1200,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp kết quả · replace the file.")] = False,
) -> None:
    """Lưu một biểu đồ thành hình SVG hoặc PNG · save a chart as a picture."""
    from danvan_data.publish.office import named_picture

    def work() -> tuple[list[str], list[str]]:
        named_picture.write(name, out, lang, data, width, force, place)
        return [t("picture.written", file=shown(out))], []

    _done(work)


def _done(work: Callable[[], tuple[list[str], list[str]]]) -> None:
    """Say what was written; status 1 when a notebook failed, 2 when nothing could be done."""
    try:
        lines, failures = work()
    except UserError as problem:
        raise _refused(str(problem)) from None
    for failure in failures:
        warn(failure)
    for line in lines:
        say(line)
    raise typer.Exit(1 if failures else 0)
