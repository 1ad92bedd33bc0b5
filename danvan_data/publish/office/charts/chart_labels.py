"""Labels of native charts whose words are cells of the chart's worksheet (“value from cells”)."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from danvan_data.exhibits import theme
from danvan_data.publish.office.drawing import said

C15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
LABEL, SERIES = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "{02D57815-91ED-43cb-92C2-25804820EDAC}"
"""The names under which Office keeps what its first chart format had no words for."""
_SHOWN = "".join(
    f'<c:{name} val="0"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
_AFTER = ("trendline", "errBars", "cat", "val", "xVal", "yVal", "smooth", "shape", "extLst")


def labels(
    series: Any, ref: str, texts: Sequence[str], place: str, size: int, colours: Mapping[int, str] | None = None,
    ground: bool = False, bold: Collection[int] = (),
) -> None:  # fmt: skip
    """Label the points of a series from the cells of `ref`, whose words are `texts` now; "" leaves a point bare.

    `place` is a `c:dLblPos` code, `size` in hundredths of a point; `colours` are those of points whose words are not in
    ink; `ground` sets the words on the page's colour; the points in `bold` are those that a finding speaks of.
    """
    element = series._element
    for old in element.findall(qn("c:dLbls")):
        element.remove(old)
    look, ink = f'sz="{size}" b="0"', _ink(theme.INK)
    told = "".join(
        _label(at, text, place, f'sz="{size}" b="{int(at in bold)}"', _ink((colours or {}).get(at, theme.INK)))
        for at, text in enumerate(texts)
    )
    made = parse_xml(
        f"<c:dLbls {nsdecls('c', 'a')} {C15}>{told}"
        f'{_ground(ground)}<c:txPr><a:bodyPr wrap="none"/><a:p><a:pPr><a:defRPr {look}>{ink}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="vi-VN"/></a:p></c:txPr><c:dLblPos val="{place}"/>{_SHOWN}'
        f'<c:extLst><c:ext uri="{LABEL}"><c15:showDataLabelsRange val="1"/><c15:showLeaderLines val="0"/></c:ext>'
        f"</c:extLst></c:dLbls>"
    )
    after = [child for child in element if child.tag in {qn(f"c:{name}") for name in _AFTER}]
    after[0].addprevious(made) if after else element.append(made)
    _range(element, ref, texts)


def _ink(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'


def _label(at: int, text: str, place: str, look: str, ink: str) -> str:
    if not text:
        return f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
    code = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{at} {text}")).upper()
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p>'
        f'<a:fld id="{{{code}}}" type="CELLRANGE"><a:rPr {look}>{ink}</a:rPr><a:pPr/><a:t>{escape(said(text))}</a:t>'
        f'</a:fld></a:p></c:rich></c:tx><c:dLblPos val="{place}"/>{_SHOWN}<c:extLst><c:ext uri="{LABEL}">'
        f'<c15:dlblFieldTable/><c15:showDataLabelsRange val="1"/></c:ext></c:extLst></c:dLbl>'
    )


def _ground(wanted: bool) -> str:
    paint = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>' if wanted else "<a:noFill/>"
    return f"<c:spPr>{paint}<a:ln><a:noFill/></a:ln></c:spPr>"


def _range(element: Any, ref: str, texts: Sequence[str]) -> None:
    """Name the cells of a series' labels, with the words that they hold now."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(said(text))}</c:v></c:pt>' for at, text in enumerate(texts) if text
    )
    ext = parse_xml(
        f'<c:ext {nsdecls("c")} {C15} uri="{SERIES}"><c15:datalabelsRange><c15:f>{escape(ref)}</c15:f>'
        f'<c15:dlblRangeCache><c:ptCount val="{len(texts)}"/>{points}</c15:dlblRangeCache>'
        "</c15:datalabelsRange></c:ext>"
    )
    listed = element.find(qn("c:extLst"))
    if listed is None:
        listed = parse_xml(f"<c:extLst {nsdecls('c')}/>")
        element.append(listed)
    for old in [each for each in listed if each.get("uri") == SERIES]:
        listed.remove(old)
    listed.append(ext)
