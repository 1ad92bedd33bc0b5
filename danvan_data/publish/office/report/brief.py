"""`danvan brief`: a Word report in the Party's or the state's form: situation, results, shortcomings, proposals."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.evidence import Evidence
from danvan_data.evidence.loading import load
from danvan_data.evidence.places import place_said
from danvan_data.exhibits import theme
from danvan_data.exhibits.citing import files_of, told
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.spread import leaders
from danvan_data.language import TONGUES, day, get_language, number, speaking, t
from danvan_data.publish.files import check_new
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.pinned import telling_of
from danvan_data.publish.notebooks.telling import METHOD, SUBJECTS, Telling, telling, weight
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.drawing import said
from danvan_data.publish.office.report import letterhead, wordml
from danvan_data.publish.office.report.clerical import FORMS, PARTY, Form, Letter
from danvan_data.publish.office.report.handout import handout
from danvan_data.publish.office.report.report_parts import Report, add_annexes, add_figure
from danvan_data.publish.pages.site import dated
from danvan_data.registers.shareable import left_out

ROMAN = ("I", "II", "III", "IV", "V")
NAMED = 3
"""Sources that a footnote names whole; of more it names their numbers in the annex."""
MORE = 1
"""Findings that a chapter tells besides the answers to the story's questions: those that say most."""


def brief(found: Telling, evidence: Evidence, when: str, form: Form = PARTY, letter: Letter | None = None) -> Any:
    """Return the report in the current language; what only the sender knows stays a marked blank.

    Each finding is a sentence with its coverage, a reference to its chart or table, and its sources as a footnote;
    the three messages have their charts, Word's own, with their workbooks. Tables and sources are in annexes.
    `when` is the day of the data.
    """
    with speaking(own=evidence.own):
        made = letterhead.page(form)
        report = Report(made, form, wordml.Footnotes(made))
        letter = letter or Letter()
        letterhead.letterhead(made, form, letter)
        abstract = t("brief.title")
        if evidence.place:
            abstract = t("brief.of_place", title=abstract, place=theme.named(evidence.place))
        letterhead.title(made, form, letter, abstract)
        place = place_said(str(evidence.place))
        own = t("brief.opening_own", day=when, files=files_of(evidence), place=place) if evidence.own else ""
        letterhead.line(made, "text", own or t("brief.opening", day=when, place=place))
        if persons := left_out(evidence.left_out):
            letterhead.line(made, "text", persons)
        _sections(report, found)
        made.paragraphs[-1].paragraph_format.keep_with_next = True  # a signature does not stand on a page alone
        letterhead.signature(made, form, letter)
        add_annexes(report)
        report.notes.finish()
        core = made.core_properties
        core.title, core.author, core.last_modified_by, core.comments = abstract, "", "", ""
        core.language = TONGUES[get_language()].office
        return made


def _sections(report: Report, found: Telling) -> None:
    """Write situation, results, shortcomings and proposals, as far as the data show."""
    chosen = _chosen(found)
    drawn = found.drawn() if found.answers() else chosen[""]
    parts: list[tuple[str, list[tuple[str, list[Exhibit]]]]] = [
        ("situation", [("", [*chosen[""], *chosen["size"]])]),
        ("results", [(name, chosen[name]) for name in ("returns", "change")]),
        ("shortcomings", [("", chosen["trust"])]),
    ]
    at = 0
    for section, groups in parts:
        if section != "shortcomings" and not any(exhibits for _, exhibits in groups):
            continue
        _heading(report, at, section)
        at += 1
        shown = [(name, exhibits) for name, exhibits in groups if exhibits]
        for order, (name, exhibits) in enumerate(shown, start=1):
            if name and len(shown) > 1:
                letterhead.line(report.made, "subsection", f"{order}. {t(f'brief.{name}')}")
            for exhibit in exhibits:
                _finding(report, exhibit, any(exhibit is each for each in drawn))
        if section == "shortcomings":
            _limits(report, found)
    if found.proposals:
        _heading(report, at, "proposals")
        for order, proposal in enumerate(found.proposals, start=1):
            letterhead.line(report.made, "text", f"{order}. {proposal}")


def _chosen(found: Telling) -> dict[str, list[Exhibit]]:
    """Return what a report tells by chapter ("" of no chapter): the answers, and what says most besides."""
    answers = set(found.answers().values())
    rest = [exhibit for name, exhibit in found.shown.items() if name not in SUBJECTS]
    chosen = {"": rest}
    for chapter in dict.fromkeys(chapter for chapter, _ in SUBJECTS.values()):
        told_of = found.chapter(chapter)
        others = [name for name in told_of if name not in answers and name not in METHOD]
        more = sorted(others, key=lambda name: weight(told_of[name]), reverse=True)[:MORE]
        chosen[chapter] = [exhibit for name, exhibit in told_of.items() if name in answers or name in more]
    return chosen


def _heading(report: Report, at: int, section: str) -> None:
    title = report.form.section.format(roman=ROMAN[at], title=t(f"brief.section_{section}"))
    letterhead.line(report.made, "section", title)


def _limits(report: Report, found: Telling) -> None:
    for sentence in found.sentences:
        letterhead.line(report.made, "text", f"{said(sentence).rstrip('.')}.")
    if asked := sum(proposal.things for proposal in found.proposals):
        letterhead.line(report.made, "text", t("brief.causes", n=number(asked)))
    limits = " ".join(t(f"deck.limit_{key}") for key in ("count", "typical", "interval", "period"))
    letterhead.line(report.made, "text", f"{t('brief.limits')} {limits}")


def _finding(report: Report, exhibit: Exhibit, drawn: bool) -> None:
    """Write a finding as a sentence with what it means, its chart below, or a reference to its table in the annex."""
    basis = t("brief.basis", words=leaders.within(exhibit.subtitle)) if exhibit.subtitle else ""
    parts = [exhibit.finding, basis, *(band.words for band in _unsaid_bands(exhibit))]
    sentence = ". ".join(said(part).rstrip(".") for part in parts if part)
    line = letterhead.line(report.made, "text", f"{sentence} (")
    fit = native.fitted(exhibit)
    kind = "figure" if drawn and native.is_chart(fit) else "table"
    n = report.next(kind)
    mark = f"danvan_{kind}_{n}"
    wordml.refer(line, mark, f"{t(f'brief.{kind}')} {n}")
    line.add_run(").")
    _footnote(report, line, exhibit)
    if meaning := so_what(exhibit):
        line.add_run(letterhead.loose(f" {said(meaning)}"))
    if kind == "figure":
        add_figure(report, exhibit, fit, mark, n)
    else:
        report.tables.append((mark, exhibit))


def _unsaid_bands(exhibit: Exhibit) -> Iterable[Any]:
    return () if exhibit.form in native.ROWS else exhibit.bands


def _footnote(report: Report, line: Any, exhibit: Exhibit) -> None:
    """Name a finding's sources: whole where they are few, else by their numbers in the annex."""
    pages = list(exhibit.sources.drop_duplicates("source_id").to_dict("records"))
    for page in pages:
        report.sources.setdefault(page["source_id"], page)
    if not exhibit.cited:
        return
    if 0 < len(pages) <= NAMED and len(pages) == exhibit.cited:
        report.notes.add(line, t("chart.source", sources="; ".join(told(page) for page in pages)))
        return
    report.notes.add(line, report.named_in_annex(exhibit))


def write(
    out: Path, language: str, data: Path | None = None, force: bool = False, form: str = PARTY.code,
    letter: Letter | None = None, place: str = "", one_page: bool = False,
    pins: Path | None = None,
) -> None:  # fmt: skip
    """Write the report (or the hand-out of `one_page`) of the bundled evidence, or of a folder of registers.

    Raises:
        PublishError: `out` is no .docx, or is there and `force` is not given.
        WriteError: it cannot be written; RegisterError, PlaceError: as `loading.load`.

    """
    with speaking(language):
        check_new(out, (".docx",), t("brief.suffix", file=out.name), force)
        evidence = load(data, place)
        found, when = telling_of(pins, evidence) if pins else telling(evidence), day(dated(data))
        if one_page:
            made = handout(found, evidence, t("publish.dated", day=when))
        else:
            made = brief(found, evidence, when, FORMS[form], letter)
        content = BytesIO()
        made.save(content)
        store.write(out, content.getvalue())
