"""One finding, told once: its numbers, form, words and sources, from which every output is drawn."""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import pandas as pd

from danvan_data.evidence import Evidence, load_bundled
from danvan_data.exhibits.citing import SOURCES, cite, credit, how_many, ids_of, names_kept, publisher
from danvan_data.exhibits.marks import Grid, frame_of, grid_of, marks, packed, unpacked
from danvan_data.exhibits.wording import in_prose
from danvan_data.language import get_language, opened, speaking, t

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from IPython.display import Markdown

MIME = "application/vnd.danvan.exhibit+json"
"""The kind of content under which Jupyter stores an exhibit that is no chart; a chart bears it in `layout.meta`."""

PLAIN = ("name", "finding", "form", "subtitle", "place", "period", "language", "own")
"""The attributes that plain JSON holds as they are."""

MOST_LISTED = 40
"""Sources that an exhibit carries whole to where it is stored; of more only the ids, by which `whole` finds them."""

FORMS = (
    "bars", "signed", "parts", "stacked", "shares", "columns", "lines", "lane", "dots", "intervals", "pairs", "spans",
    "timeline", "heat", "table", "sentence",
)  # fmt: skip
"""How an exhibit may be drawn; each form has its renderers: plotly, page, Office chart, Word table.

`bars` one series of rows; `signed` rows to both sides of zero; `parts` a part inside its whole; `stacked` series that
add up; `shares` the same out of 100 %; `columns` upright, by year; `lines` by year; `lane` a place's bars with others
as dots; `dots` a dot for each; `intervals` from end to end; `pairs` two marks a row; `spans` over years; `timeline`
over days; `heat` rows by series; `table` words alone; `sentence` where there is nothing to draw.
"""


@dataclass(frozen=True)
class Axis:
    """The value axis: its `title`, and `kind` (`count`, `share`, `points`, `amount`, `year`, `day`); `log` or not."""

    title: str = ""
    kind: str = "count"
    log: bool = False


@dataclass(frozen=True)
class Band:
    """A yardstick on the value axis: `words`, from `low` to `high` (equal: a line), and the ids of its `sources`."""

    words: str
    low: float
    high: float
    sources: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One finding with its numbers, its words and its sources; shown in Jupyter as a chart.

    Attributes:
        name: a code, such as `by_field`.
        finding: what the numbers say, in one sentence.
        subtitle: what, where and when, with the coverage (n of N) and any assumption.
        form: how it is drawn; one of `FORMS`.
        table: one row a mark, the columns of `marks.MARKS`; `low, high` in the unit of `axis`.
        axis: the value axis.
        heads: the words for what `table.row`, `table.series` and the value are.
        notes: what the numbers cannot say.
        sources: the cited pages: `source_id, publisher, title, published, url`.
        cited: how many pages the numbers rest on.
        unlisted: the ids of the sources where these were too many to be stored; `whole` looks them up.
        assumptions: the named assumptions that the numbers rest on, in words.
        bands: yardsticks beside the marks.
        place: the place it speaks of, "" where it speaks of no single one.
        period: the years it speaks of, in words.
        emphasis: the rows (or series) that the finding speaks of.
        prose: what else there is to say of the same numbers, a paragraph each.
        language: the language of its words.
        own: whether it speaks of a reader's own registers.

    """

    name: str
    finding: str
    form: str
    table: pd.DataFrame = field(default_factory=marks)
    axis: Axis = field(default_factory=Axis)
    heads: tuple[str, str, str] = ("", "", "")
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    sources: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=SOURCES))
    cited: int = 0
    unlisted: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    place: str = ""
    period: str = ""
    emphasis: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    language: str = field(default_factory=get_language)
    own: bool = False

    def __post_init__(self) -> None:
        """Write the values of the finding in words: it is a sentence."""
        with self._speaking():
            object.__setattr__(self, "finding", in_prose(self.finding))

    def __bool__(self) -> bool:
        """Say whether there is anything to draw: a sentence is what stands where there is not."""
        return self.form != "sentence"

    @property
    def figure(self) -> "go.Figure":
        """The chart, as a plain plotly Figure that bears this exhibit in its `layout.meta`."""
        from danvan_data.exhibits.drawing import draw  # plotly is waited for when something is drawn

        with self._speaking():
            return draw(self)

    @cached_property
    def drawn(self) -> dict[str, Any]:
        """The chart as plain JSON values (`data`, `layout`), drawn once, without what all charts share."""
        from danvan_data.exhibits.drawing import drawn

        with self._speaking():
            return drawn(self)

    @cached_property
    def hovers(self) -> list[str]:
        """What each mark says when it is pointed at."""
        from danvan_data.exhibits.drawing.hover import hovers

        with self._speaking():
            return hovers(self)

    @property
    def grid(self) -> Grid:
        """The numbers as a person reads them: heads and rows of shown text, with what each cell sorts by."""
        with self._speaking():
            return grid_of(self.table, self.form, self.heads, self.sources)

    @property
    def frame(self) -> pd.DataFrame:
        """The marks with worded heads: what is shown, both ends, qualifiers, names and addresses of the sources."""
        with self._speaking():
            return frame_of(self.table, self.sources)

    def _speaking(self) -> AbstractContextManager[None]:
        return speaking(self.language, self.own)

    @property
    def source(self) -> str:
        """The sources in one line: publishers and dates, or their number where they are many."""
        with self._speaking():
            return credit(self.sources, self.cited, self.own)

    @property
    def number_cited(self) -> str:
        """How many pages or files the numbers rest on, in words: `12 public pages`."""
        with self._speaking():
            return how_many(self.sources, self.cited, self.own)

    @property
    def note(self) -> str:
        """What the numbers cannot say, in one line."""
        return " ".join(self.notes)

    def say(self) -> "Markdown":
        """Return what else there is to say of the same numbers, as Markdown for a cell of its own."""
        from IPython.display import Markdown

        return Markdown(
            "\n\n".join(escape(f"{each.rstrip('.')}.", quote=False) for each in self.prose or (self.finding,))
        )

    def cite(self) -> str:
        """Return a citation: the finding, then publisher, title, date and address of each source."""
        with self._speaking():
            return cite(self.finding, self.subtitle, self.sources, self.cited)

    def to_csv(self, path: str | Path | None = None) -> str | None:
        """Write the numbers as CSV that Excel opens (UTF-8 with a mark): what is shown, both ends, the sources."""
        frame = self.frame
        if path is None:
            return str(frame.to_csv(index=False))
        frame.to_csv(path, index=False, encoding="utf-8-sig")
        return None

    def to_excel(self, path: str | Path) -> None:
        """Write the numbers as a workbook with a sheet of sources."""
        with pd.ExcelWriter(path, engine="openpyxl") as book:
            self.frame.to_excel(book, sheet_name=t("exhibit.sheet"), index=False)
            self.sources.to_excel(book, sheet_name=t("exhibit.sheet_sources"), index=False)

    def save(self, path: str | Path, width: int = 1280) -> None:
        """Write the chart as a picture; the ending decides: .png or .svg."""
        from danvan_data.exhibits.picture import save

        save(self, Path(path), width)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values from which `from_dict` makes the same exhibit again."""
        plain = {name: getattr(self, name) for name in PLAIN}
        lists = {"heads": self.heads, "notes": self.notes, "assumptions": self.assumptions, "emphasis": self.emphasis,
                 "prose": self.prose}  # fmt: skip
        bands = [[band.words, band.low, band.high, band.sources] for band in self.bands]
        few = len(self.sources) <= MOST_LISTED
        listed = self.sources.values.tolist() if few else []
        unlisted = list(self.unlisted) if few else self.sources["source_id"].tolist()
        axis = {"title": self.axis.title, "kind": self.axis.kind, "log": self.axis.log}
        body = {**plain, **{name: list(value) for name, value in lists.items()}, "bands": bands, "axis": axis,
                "table": packed(self.table), "sources": listed, "cited": self.cited,
                "unlisted": ", ".join(unlisted)}  # fmt: skip
        return {name: value for name, value in body.items() if value not in ("", [], False)}

    def to_json(self) -> str:
        """Return `to_dict` as one line of text, which a stored notebook keeps as short as it is."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Exhibit":
        """Make the exhibit that `to_json` told of."""
        return cls.from_dict(json.loads(text))

    @classmethod
    def of_figure(cls, figure: Mapping[str, Any]) -> "Exhibit | None":
        """Return the exhibit that a figure (plain JSON values: data, layout) bears; None where it bears none."""
        meta = (figure.get("layout") or {}).get("meta")
        told = meta.get("exhibit") if isinstance(meta, dict) else None
        return cls.from_json(told) if isinstance(told, str) else None

    @classmethod
    def from_dict(cls, body: Mapping[str, Any]) -> "Exhibit":
        """Make the exhibit that `to_dict` told of."""
        plain = {name: body.get(name, "") for name in PLAIN[:-1]}
        first, second, third = body.get("heads", ("", "", ""))
        return cls(
            **plain, own=bool(body.get("own")), heads=(first, second, third),
            table=unpacked(body["table"]), axis=Axis(**body["axis"]),
            notes=tuple(body.get("notes", ())), prose=tuple(body.get("prose", ())),
            assumptions=tuple(body.get("assumptions", ())),
            emphasis=tuple(body.get("emphasis", ())), bands=tuple(Band(*each) for each in body.get("bands", ())),
            cited=int(body.get("cited", 0)), unlisted=tuple(ids_of([body.get("unlisted", "")])),
            sources=pd.DataFrame(body.get("sources", []), columns=SOURCES),
        )  # fmt: skip

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        if not self:
            return {
                MIME: self.to_json(),
                "text/markdown": escape(self.finding, quote=False),
                "text/plain": self.finding,
            }
        if self.form == "table":
            from danvan_data.exhibits.tables import searchable

            html = searchable(self.grid, self.finding, self.note).data
            return {MIME: self.to_json(), "text/html": html, "text/plain": self.finding}
        from danvan_data.exhibits.drawing import complete, mimebundle

        return {**mimebundle(complete(self)), "text/plain": f"{self.finding}\n{self.subtitle}"}


def sentence(name: str, words: str) -> Exhibit:
    """Return the exhibit of nothing to draw: one honest sentence."""
    return Exhibit(name, words, "sentence")


Arguments = ParamSpec("Arguments")


def exhibit(
    make: Callable[Concatenate[pd.DataFrame, Evidence, Arguments], Exhibit],
) -> Callable[Concatenate[pd.DataFrame, Evidence, Arguments], Exhibit]:
    """Make a chart function speak of what its evidence is, and cite the pages that its marks rest on.

    The function takes a measure's table and the evidence, and returns an Exhibit named as it is. It speaks of the
    reader's own files where the evidence is the reader's own. Sources that it does not set are those of its marks, and
    each assumption of a mark is named in the subtitle.
    """

    @wraps(make)
    def made(data: pd.DataFrame, evidence: Evidence, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Exhibit:
        with speaking(own=evidence.own):
            shown = _opened(replace(_stained(make(data, evidence, *args, **kwargs)), own=evidence.own))
            shown = _named(shown, evidence)
        if not shown or len(shown.sources) or shown.cited:
            return shown
        ids = [*ids_of(shown.table["sources"]), *ids_of(band.sources for band in shown.bands)]
        return cited(shown, evidence, ids)

    return made


def _opened(shown: Exhibit) -> Exhibit:
    return replace(shown, finding=opened(shown.finding), subtitle=opened(shown.subtitle))


def _named(shown: Exhibit, evidence: Evidence) -> Exhibit:
    """Say of models whose names are in another language than the reader's that these are their sources' own."""
    if not shown or shown.heads[0] != t("label.model"):
        return shown
    note = names_kept(shown.table, evidence.sources.set_index("source_id")["language"].to_dict())
    return replace(shown, notes=(*shown.notes, note)) if note else shown


def _stained(shown: Exhibit) -> Exhibit:
    """Name in the subtitle each assumption that a mark rests on."""
    marked = dict.fromkeys(each for cell in shown.table["assumed"] for each in cell.split("; ") if each)
    new = [each for each in marked if each not in shown.subtitle]
    subtitle = ". ".join(filter(None, (shown.subtitle, *(t("exhibit.assuming", assumption=each) for each in new))))
    named = tuple(dict.fromkeys((*shown.assumptions, *marked)))
    return replace(shown, subtitle=subtitle, assumptions=named)


def cited(shown: Exhibit, evidence: Evidence, ids: Iterable[str]) -> Exhibit:
    """Return the exhibit with the pages of `ids` as its sources."""
    wanted = ids_of(ids)
    table = evidence.sources
    if evidence.own and not set(wanted) <= set(table["source_id"]):
        table = pd.concat([table, load_bundled().sources])  # public places stand beside the reader's own
    known = table.drop_duplicates("source_id").set_index("source_id", drop=False)
    pages = known.loc[[one for one in wanted if one in known.index], SOURCES].fillna("").astype(str)
    pages["publisher"] = pages["publisher"].map(publisher)
    return replace(shown, sources=pages.reset_index(drop=True), cited=len(wanted))


def whole(shown: Exhibit, evidence: Evidence) -> Exhibit:
    """Return an exhibit that was stored without its many sources with these, as `evidence` has them.

    One that was stored before there were `unlisted` has those that its marks name.
    """
    ids = () if len(shown.sources) else shown.unlisted or ids_of(shown.table["sources"])
    return replace(cited(shown, evidence, ids), unlisted=()) if ids else shown
