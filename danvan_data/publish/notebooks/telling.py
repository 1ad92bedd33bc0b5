"""What there is to tell of some evidence: subjects in chapters, and the questions that a short story answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from danvan_data.evidence import Evidence
from danvan_data.evidence.places import place_said
from danvan_data.exhibits.economy import given
from danvan_data.exhibits.economy.amounts import MOST_ROWS
from danvan_data.exhibits.exhibit import Exhibit, whole
from danvan_data.exhibits.first_look import judged
from danvan_data.exhibits.spread import leaders
from danvan_data.language import number, opened, speaking, t
from danvan_data.measures.periods import trends
from danvan_data.publish.notebooks.proposals import Proposal, proposals
from danvan_data.publish.notebooks.repertoire import LEAST_STATED, catalogue_of

CHAPTERS = ("size", "returns", "change", "trust")
"""The chapters of a story, in order."""

SUBJECTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "mix": ("size", ("by_field", "dots")),
    "places": ("size", ("mixes", "against_peers")),
    "leaders": ("size", ("leaders",)),
    "reach": ("size", ("reach",)),
    "yearly": ("returns", ("yearly",)),
    "thresholds": ("returns", ("thresholds",)),
    "hectare": ("returns", ("hectare",)),
    "households": ("returns", ("households",)),
    "persons": ("returns", ("persons",)),
    "output": ("returns", ("output",)),
    "given": ("returns", ("given",)),
    "place_figures": ("returns", ("place_figures",)),
    "recognition": ("change", ("rates",)),
    "kept": ("change", ("kept",)),
    "renewed": ("change", ("renewed",)),
    "years": ("change", ("totals_by_year",)),
    "repeated": ("change", ("repeated",)),
    "named_years": ("change", ("by_year",)),
    "periods": ("change", ("period_kinds", "segments")),
    "timeline": ("change", ("timeline",)),
    "named": ("trust", ("depth", "coverage")),
    "returns_known": ("trust", ("returns_known",)),
    "unsaid": ("trust", ("unsaid",)),
    "totals": ("trust", ("totals",)),
    "doubts": ("trust", ("doubts",)),
    "readings": ("trust", ("readings",)),
    "pages": ("trust", ("published", "publishers")),
}  # fmt: skip
"""Each subject with its chapter and the exhibits that state its fact: the first that has something to say is told."""

QUESTIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "size": (("mix",),),
    "places": (("places",),),
    "leaders": (("leaders",),),
    "returns": (("yearly", "thresholds"), ("persons", "hectare", "households", "output"), ("returns_known",)),
    "given": (("given",),),
    "recognition": (("recognition",), ("kept",)),
    "change": (("renewed", "years", "repeated"), ("named_years",)),
    "trust": (("named",), ("unsaid",), ("returns_known",)),
}
"""The questions of a short story in order, each with the subjects that may answer it; later ones if no earlier can."""

MESSAGES = ("size", "returns", "trust")
"""The questions whose answers are the three messages."""
SAID_FIRST, MOST_MESSAGES = "named", 3
"""The subject that the headline states, and how many messages follow it."""
METHOD = ("reach", "timeline", "doubts", "readings", "pages")
"""Subjects that tell of the evidence and its time, not what the movement did."""
LEAST_COUNTED = 5
"""Models whose amounts are known from which on it is told how many reach each threshold."""
LEAST_MARKS = 2
"""Marks that a chart needs: a single bar says no more than its sentence."""
WELL_KNOWN, LITTLE_KNOWN = 0.8, 0.2
"""The share of the models with figures from which on results can be judged, and below which they cannot."""


@dataclass(frozen=True)
class Telling:
    """What there is to tell of some evidence: `shown` in the order of the story, and the sentences that stand alone.

    Attributes:
        shown: the exhibits by subject, one a subject.
        sentences: for each question that nothing answers, the sentence that says so.
        proposals: what the numbers suggest to decide.

    """

    shown: dict[str, Exhibit]
    sentences: tuple[str, ...]
    proposals: tuple[Proposal, ...]

    def answers(self) -> dict[str, str]:
        """Return the subject that answers each question that has an answer, each subject once.

        Of those that may answer it the one that says most: what speaks of the place in focus comes before what speaks
        of the whole country, then what has more marks that are surely known.
        """
        found: dict[str, str] = {}
        for question, groups in QUESTIONS.items():
            for group in groups:
                known = [one for one in group if one in self.shown and one not in found.values()]
                if known:
                    found[question] = max(known, key=lambda one: weight(self.shown[one]))
                    break
        return found

    def short(self) -> dict[str, Exhibit]:
        """Return one exhibit for each question of `QUESTIONS`; of what is on a screen the first ones."""
        chosen = self.answers()
        if not chosen:
            return dict(list(self.shown.items())[: len(QUESTIONS)])
        return {one: self.shown[one] for one in chosen.values()}

    def drawn(self) -> list[Exhibit]:
        """Return the three findings that a report draws: the size, what came of it, and how much of it is known."""
        chosen = self.answers()
        return [self.shown[chosen[one]] for one in MESSAGES if one in chosen]

    def messages(self) -> list[Exhibit]:
        """Return the answer in three findings: those drawn, or the next where the headline says one of them already."""
        chosen = self.answers()
        order = [chosen[one] for one in (*MESSAGES, *QUESTIONS) if one in chosen]
        if told := [one for one in dict.fromkeys(order) if one != SAID_FIRST][:MOST_MESSAGES]:
            return [self.shown[one] for one in told]
        shown = list(self.short().values())
        return shown if len(shown) <= MOST_MESSAGES else [shown[0], shown[len(shown) // 2], shown[-1]]

    def request(self) -> str:
        """Return what the meeting is asked to decide, in one line."""
        return t("telling.decide", things="; ".join(each.short for each in self.proposals))

    def chapter(self, chapter: str) -> dict[str, Exhibit]:
        """Return the exhibits of one chapter."""
        return {one: exhibit for one, exhibit in self.shown.items() if SUBJECTS.get(one, ("", ()))[0] == chapter}

    def headline(self) -> str:
        """Return the answer in one sentence: whether results can be judged, by how many models have figures."""
        exhibit = self.shown.get("named")
        mix = self.shown.get("mix")
        if exhibit is None and mix is not None and mix.name == "by_field" and mix.place:
            return t("telling.headline_none", place=opened(place_said(mix.place)), total=number(mix.table["low"].sum()))
        if exhibit is None or not (counted := judged(exhibit)):
            return t("deck.summary")
        known, total = counted
        share = known / total
        key = (
            "well" if share >= WELL_KNOWN else "partly" if share >= LITTLE_KNOWN else "little" if known else "no_figure"
        )
        place = opened(place_said(exhibit.place))
        return t(f"telling.headline_{key}", place=place, n=number(known), total=number(total))


def weight(exhibit: Exhibit) -> tuple[bool, int]:
    """Return how much an exhibit has to say: whether of the place in focus, and how many marks are surely known."""
    table = exhibit.table
    shaky = table[["about", "derived", "one_case"]].any(axis=1) | table["assumed"].ne("")
    sure = table[["low", "high"]].notna().all(axis=1) & ~shaky
    return bool(exhibit.place), int(sure.sum())


def telling(evidence: Evidence) -> Telling:
    """Return what there is to tell of some evidence, each fact once."""
    with speaking(own=evidence.own):
        made = {each.name: _placed(each, evidence) for each in catalogue_of(evidence) if _of_these(each, evidence)}
        shown: dict[str, Exhibit] = {}
        for subject, (_, names) in SUBJECTS.items():
            telling_ones = [made[name] for name in names if name in made and says_something(made[name])]
            if telling_ones:
                shown[subject] = telling_ones[0]
        found = Telling(shown, (), ())
        return Telling(shown, tuple(_unanswered(found, made)), tuple(proposals(evidence, shown)))


def _of_these(exhibit: Exhibit, evidence: Evidence) -> bool:
    """Say whether an exhibit speaks of the evidence: not of other places alone, nor of which files came in when."""
    if not evidence.own or not exhibit:
        return True
    if exhibit.name in ("by_year", "repeated"):
        return trends.rounds(evidence.models) is not None
    if exhibit.name == "segments":  # its totals are counted here, no reports
        return False
    if exhibit.name == "against_peers":  # registers of several provinces are no place to set beside others
        return evidence.place.level != "sector"
    return exhibit.name != "mixes" or bool(exhibit.emphasis)


def _placed(exhibit: Exhibit, evidence: Evidence) -> Exhibit:
    """Say of a finding whether it is the place's in focus, sets it beside the others, or is the whole country's."""
    if not evidence.place or not exhibit or exhibit.place or (evidence.own and exhibit.name != "mixes"):
        return exhibit
    name, here = str(getattr(evidence.place, evidence.place.level)), str(evidence.place)
    if any(name in row for row in exhibit.emphasis):
        return replace(exhibit, place=here, finding=_beside(exhibit, evidence, name))
    return (
        exhibit
        if evidence.own
        else replace(exhibit, finding=t("telling.nationwide", finding=leaders.within(exhibit.finding)))
    )


def _beside(exhibit: Exhibit, evidence: Evidence, name: str) -> str:
    """Say of an exhibit with marks of the place in focus what these are, where its finding does not name the place."""
    if any(called in exhibit.finding.replace("\u00a0", " ") for called in (name, place_said(name))):
        return exhibit.finding
    place, table = opened(evidence.place.said), exhibit.table
    own = table[table["row"].isin(exhibit.emphasis)]
    if exhibit.name == "yearly" and len(table) < MOST_ROWS:
        return t("telling.own_yearly", place=place, own=number(len(own)), total=number(len(table)),
                 most=own["text"].iloc[0], model=own["row"].iloc[0])  # fmt: skip
    return t("telling.beside", place=place, finding=leaders.within(exhibit.finding))


def _unanswered(found: Telling, made: dict[str, Exhibit]) -> list[str]:
    """Return the sentence of each question that no exhibit answers: what the data would have to say for it."""
    answered = found.answers()
    said = []
    for question, groups in QUESTIONS.items():
        names = [name for group in reversed(groups) for one in group for name in SUBJECTS[one][1] if name in made]
        silent = [made[name].finding for name in names if not made[name]]
        silent += [made[name].finding for name in names if made[name] and not says_something(made[name])]
        if question not in answered and silent:
            said.append(f"{silent[0].rstrip('.')}.")
    return list(dict.fromkeys(said))


def on_screen(exhibits: Sequence[Exhibit], evidence: Evidence) -> Telling:
    """Return the exhibits that a reader has on her screen as what there is to tell, each finding once.

    What a notebook stores of an exhibit with many sources is their ids: they are looked up again.
    """
    kept: dict[str, Exhibit] = {}
    for exhibit in exhibits:
        if exhibit and all(each.finding != exhibit.finding for each in kept.values()):
            kept[f"{exhibit.name} {len(kept)}"] = whole(exhibit, evidence)
    return Telling(kept, tuple(dict.fromkeys(each.finding for each in exhibits if not each)), ())


def says_something(exhibit: Exhibit) -> bool:
    """Return whether an exhibit has enough marks to be shown, and counts enough models for parts of them to differ."""
    if not exhibit or exhibit.table["row"].nunique() < LEAST_MARKS:
        return False
    if exhibit.name == "thresholds":
        return bool(exhibit.table.groupby("row")["low"].sum().max() >= LEAST_COUNTED)
    if exhibit.name == "given":
        kinds = [t(f"efforts.{kind}") for kind in given.GIVEN]
        return bool(exhibit.table.loc[exhibit.table["row"].isin(kinds), "low"].max() >= LEAST_STATED)
    return True
