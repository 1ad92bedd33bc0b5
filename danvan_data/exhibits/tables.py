"""A table that a reader can search and sort, as plain HTML that a browser runs without a network."""

import hashlib
from html import escape

import pandas as pd
from IPython.display import HTML

from danvan_data.exhibits.marks import Grid
from danvan_data.language import number, t

MOST_ROWS = 2_000
"""Rows that a browser lists without effort; a workbook holds the rest."""

STYLE = """<style>.danvan-table{max-height:520px;overflow:auto;border:1px solid #9AA5B1}
.danvan-table table{width:100%;table-layout:auto;border-collapse:collapse;font-variant-numeric:tabular-nums}
.danvan-table th{position:sticky;top:0;background:#E4E7EB;color:#1F2933;padding:0}
.danvan-table th button{all:unset;cursor:pointer;display:block;padding:6px 8px;font-weight:600;text-align:left}
.danvan-table th button:focus-visible{outline:2px solid #0072B2;outline-offset:-2px}
.danvan-table td,.danvan-table th{text-align:left!important;vertical-align:top;white-space:normal}
.danvan-table td{padding:4px 8px;border-top:1px solid #E4E7EB;overflow-wrap:break-word}</style>"""

SCRIPT = """<script>(()=>{for(const box of document.querySelectorAll('.%s:not([data-ready])')){box.dataset.ready=1;
const key=s=>' '+s.normalize('NFD').replace(/[\\u0300-\\u036f]/g,'').replace(/[đĐ]/g,'d').toLowerCase()
.replace(/[^a-z0-9]+/g,' ').trim();
const bar=box.querySelector('label'),field=bar.querySelector('input'),count=bar.querySelector('output');
const body=box.querySelector('tbody'),rows=[...body.rows];
const texts=rows.map(row=>key([...row.cells].map(cell=>cell.textContent).join(' ')));
const order=new Intl.Collator('vi',{numeric:true}).compare;bar.hidden=false;
field.addEventListener('input',()=>{const words=key(field.value);let shown=0;
rows.forEach((row,i)=>{row.hidden=!texts[i].includes(words);shown+=!row.hidden});
count.textContent=shown+'/'+rows.length});
box.querySelectorAll('th').forEach((head,i)=>head.querySelector('button').addEventListener('click',()=>{
const down=head.getAttribute('aria-sort')==='ascending';
box.querySelectorAll('th').forEach(other=>other.removeAttribute('aria-sort'));
head.setAttribute('aria-sort',down?'descending':'ascending');
const by=(a,b)=>{const x=a.cells[i].textContent,y=b.cells[i].textContent;
return (x===''||y==='')?(x===''?1:0)-(y===''?1:0):(down?-1:1)*order(x,y)};
[...rows].sort(by).forEach(row=>body.append(row))}))}})()</script>"""


def searchable(table: pd.DataFrame | Grid, caption: str) -> HTML:
    """Return a table with a search field (case and accents do not matter) and headings that sort.

    The table reads without scripts, too. Every text is escaped; missing values are empty. At most 2,000 rows
    are listed, and the caption's line says of how many.
    """
    table = pd.DataFrame(table.texts, columns=list(table.heads)) if isinstance(table, Grid) else table
    shown = table.head(MOST_ROWS)
    heads = "".join(
        f'<th scope="col"><button type="button" title="{escape(t("publish.sort"))}">{escape(str(name))}</button></th>'
        for name in shown
    )
    cells = shown.astype(object).where(shown.notna(), "")
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(_text(value))}</td>' for value in row)}</tr>"
        for row in cells.itertuples(index=False)
    )
    mark = "table-" + hashlib.sha256(body.encode("utf-8")).hexdigest()[:12]
    cut = "" if len(shown) == len(table) else f" {t('tables.cut', shown=number(len(shown)), total=number(len(table)))}"
    search = (
        f'<label hidden>{escape(t("publish.search"))}: <input type="search"> '
        f"<output>{len(shown)}/{len(shown)}</output></label>"
    )
    return HTML(
        f'{STYLE}<div class="{mark}"><p>{escape(caption + cut)}</p>{search}<div class="danvan-table" tabindex="0" '
        f'role="region" aria-label="{escape(caption)}"><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>'
        f"</table></div></div>{SCRIPT % mark}"
    )


def _text(value: object) -> str:
    return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
