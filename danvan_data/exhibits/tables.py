"""A table that a reader can search and sort, as plain HTML that a browser runs without a network."""

import hashlib
import re
from html import escape

import pandas as pd
from IPython.display import HTML

from danvan_data.exhibits.marks import Cell, Grid
from danvan_data.language import get_language, number, t
from danvan_data.web.inlining import embedded, inline, script

MOST_ROWS = 2_000
"""Rows that a browser lists without effort; a workbook holds the rest."""

LONG = 24
"""Letters from which on a cell is given room for several words a line."""

STYLE = """<style>.danvan-table .table{max-height:520px;overflow:auto;border:1px solid #9AA5B1}
.danvan-table table{width:100%;table-layout:auto;border-collapse:collapse;font-variant-numeric:tabular-nums}
.danvan-table th{position:sticky;top:0;background:#E4E7EB;color:#1F2933;padding:6px 8px;font-weight:600}
.danvan-table th button{all:unset;cursor:pointer}
.danvan-table th button:focus-visible{outline:2px solid #0072B2;outline-offset:2px}
.danvan-table td,.danvan-table th{text-align:left!important;vertical-align:top;white-space:normal}
.danvan-table .num{text-align:right!important}
.danvan-table .search{display:flex;flex-wrap:wrap;gap:12px;margin:4px 0}
.danvan-table td{padding:4px 8px;border-top:1px solid #E4E7EB;overflow-wrap:break-word}
.danvan-table .url{overflow-wrap:anywhere}.danvan-table .long{min-width:12em}</style>"""

SCRIPT = """<script>(()=>{%s
for(const box of document.querySelectorAll('.%s:not([data-ready])')){
box.dataset.ready=box.dataset.lmSuppressShortcuts='true';Tables.dress(box.querySelector('table'),%s,'%s');
box.querySelectorAll('input,button,[tabindex]').forEach(each=>{each.dataset.lmSuppressShortcuts='true'});
box.addEventListener('keydown',event=>event.stopPropagation())}})()</script>"""
"""The pages' own table script, set to work on one table; the keys pressed in it are not the notebook's."""


def searchable(table: pd.DataFrame | Grid, caption: str, note: str = "") -> HTML:
    """Return a table with a search field (case and accents do not matter) and headings that sort.

    `note` stands below it. The table reads without scripts, too. Every text is escaped; missing values are empty.
    At most 2,000 rows are listed, and the caption's line says of how many.
    """
    heads, rows = _told(table)
    cut = f" {t('tables.cut', shown=number(MOST_ROWS), total=number(len(rows)))}" if len(rows) > MOST_ROWS else ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:MOST_ROWS])
    mark = "table-" + hashlib.sha256(body.encode("utf-8")).hexdigest()[:12]
    wanted = ("search", "column", "all_columns", "rows", "rows_found", "sort")
    words = {name: t(f"board.{name}") for name in wanted} | {"table": caption}
    under = f"<p>{escape(note)}</p>" if note else ""
    code = SCRIPT % (inline(script("table.js")), mark, embedded(words), get_language())
    return HTML(
        f'{STYLE}<div class="danvan-table {mark}"><p>{escape(caption + cut)}</p><table class="data"><thead><tr>{head}'
        f"</tr></thead><tbody>{body}</tbody></table>{under}</div>{code}"
    )


def _told(table: pd.DataFrame | Grid) -> tuple[list[str], list[tuple[Cell, ...]]]:
    if isinstance(table, Grid):
        return list(table.heads), list(table.rows)
    cells = table.astype(object).where(table.notna(), "")
    rows = [tuple(Cell(_text(value), _sort(value)) for value in row) for row in cells.itertuples(index=False)]
    return [str(name) for name in table.columns], rows


def _cell(cell: Cell) -> str:
    sort = "" if cell.sort is None else f' data-sort="{cell.sort:.15g}"'
    if re.fullmatch(r"https?://\S+", cell.text):
        address = escape(cell.text)
        return f'<td class="url long"><a href="{address}" rel="noopener noreferrer" target="_blank">{address}</a></td>'
    wide = ' class="long"' if len(cell.text) > LONG else ""
    return f"<td{sort}{wide}>{escape(cell.text)}</td>"


def _sort(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(value: object) -> str:
    return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
