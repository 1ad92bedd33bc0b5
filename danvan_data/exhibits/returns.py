"""Charts of returns: amounts as intervals a year, a hectare and a person, and how much stays unsaid."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits import intervals, theme
from danvan_data.exhibits.intervals import Group
from danvan_data.language import interval, money, number, period, t
from danvan_data.measures.figures import is_of
from danvan_data.measures.prices import against_minimum, bands, of_year

MOST_ROWS = 13
MILLION = 1e6

BASIS = {
    "net": (theme.BASIS_COLOURS["recognised"], "circle"),
    "gross": (theme.BASIS_COLOURS["built"], "square"),
    "unspecified": (theme.BASIS_COLOURS["registered"], "diamond"),
}
VERDICTS = {
    "above": (theme.BASIS_COLOURS["recognised"], "circle"),
    "among": (theme.BASIS_COLOURS["maintained"], "square"),
    "below": (theme.BASIS_COLOURS["effective"], "diamond"),
    "undecided": (theme.BASIS_COLOURS["built"], "circle"),
    "no_year": (theme.NEUTRAL, "diamond"),
}


def yearly(
    rows: pd.DataFrame, total: int, place: str = "", scope: str = "", base: int | None = None, most: int = MOST_ROWS,
    basis: str = "", assumptions: Mapping[str, int] | None = None,
) -> go.Figure:  # fmt: skip
    """Draw the stated yearly amounts on a logarithmic axis, largest first.

    `rows` as from `measures.returns.per_year` (after `deflate`, with its `base`); `total` is how many models there
    are; rows of the district `place` are always drawn, their names in bold; `basis` names a selection.
    """
    drawn, missing = _priced(rows)
    if drawn.empty:
        return theme.empty(t("returns.no_priced" if len(rows) else "returns.no_money"))
    shown = picked(drawn, place, most)
    fig = go.Figure()
    view = _view(shown, place, assumptions)
    intervals.draw(fig, view, _groups("{}_short", BASIS), log=True)
    fig.update_xaxes(title_text=t("returns.axis_year"))
    n = drawn["model_id"].nunique()
    subtitle = t(
        "returns.year_subtitle", scope=scope or t("returns.scope_all"), prices=prices(base), n=number(len(drawn)),
        shown=number(len(shown)), models=number(n), total=number(total),
    )  # fmt: skip
    fig = theme.finish(
        fig, _year_finding(drawn, basis, scope), subtitle, source=_pages(shown),
        note=_join(t("returns.year_note"), _undated(missing)),
    )  # fmt: skip
    return intervals.fit(fig, intervals.height(view))


def _year_finding(rows: pd.DataFrame, basis: str, scope: str) -> str:
    low, high = _ends(rows)
    one = "_one" if low == high else ""
    if basis:
        name = t(f"returns.basis_{basis}").lower()
        return t(
            f"returns.year_finding_basis{one}", scope=scope or t("returns.scope_all"), n=number(len(rows)), basis=name,
            low=low, high=high,
        )  # fmt: skip
    vague = int(rows["basis"].eq("unspecified").sum())
    return t(f"returns.year_finding{one}", low=low, high=high) + _vague("year", vague, len(rows))


def _vague(kind: str, n: int, total: int) -> str:
    """Return the clause that says how many figures leave open what they are; none where all say it."""
    return t(f"returns.{kind}_vague", n=number(n), total=number(total)) if n else ""


def hectare(
    rows: pd.DataFrame, total: int, place: str = "", scope: str = "", base: int | None = None,
    assumptions: Mapping[str, int] | None = None,
) -> go.Figure:  # fmt: skip
    """Draw the amounts per hectare; `rows` as from `measures.returns.per_hectare` (and `quotient` by `ha`)."""
    known = rows[rows["low"].notna() | rows["high"].notna()]
    drawn, missing = _priced(rows) if base else (known, 0)
    drawn = drawn[drawn["low"].notna() | drawn["high"].notna()]
    if drawn.empty:
        return theme.empty(t("returns.no_priced" if base and len(known) else "returns.no_money"))
    shown = picked(drawn, place, MOST_ROWS)
    view = _view(shown, place, assumptions, tail=_hectare_tail)
    fig = go.Figure()
    intervals.draw(fig, view, _groups("{}_short", BASIS))
    fig.update_xaxes(title_text=t("returns.axis_ha"))
    low, high = _ends(drawn)
    vague = int(drawn["period"].eq("unknown").sum())
    sizes = sorted({value for value in rows["square_metres"].dropna() if value in (360, 500, 1000)})
    converted = t("returns.ha_sao", sao=" · ".join(map(number, sizes))) if sizes else ""
    lost = int((rows["area"].lt(0) & rows["square_metres"].isna()).sum())
    notes = [t("returns.ha_note"), t("returns.ha_quotient") if _derived(drawn).any() else "", _undated(missing)]
    fig = theme.finish(
        fig,
        t("returns.ha_finding_one" if low == high else "returns.ha_finding", low=low, high=high)
        + _vague("ha", vague, len(drawn)),
        t("returns.ha_subtitle", scope=scope or t("returns.scope_all"), prices=prices(base), total=number(total),
          sao=converted, models=number(drawn["model_id"].nunique())),
        source=_pages(shown),
        note=_join(*notes, t("returns.ha_region", n=number(lost)) if lost else ""),
    )  # fmt: skip
    return intervals.fit(fig, intervals.height(view))


def _hectare_tail(row) -> str:
    said = t(f"returns.period_{row.period}")
    tail = said if said.startswith("/") else f" · {said}"
    return f"{tail} · {t('returns.derived')}" if row.derived else tail


def persons(
    rows: pd.DataFrame, minimum: pd.DataFrame, heads: pd.DataFrame, total: int, place: str = "", scope: str = "",
    base: int | None = None, assumptions: Mapping[str, int] | None = None, most: int = MOST_ROWS,
) -> go.Figure:  # fmt: skip
    """Draw wages and incomes per person and month, each beside the minimum wages and the income per head of its years.

    `rows` as from `measures.returns.per_person`; `minimum` and `heads` as from `measures.prices`, of one `base`.
    """
    drawn, missing = _priced(rows)
    if drawn.empty:
        return theme.empty(t("returns.no_priced" if len(rows) else "returns.no_person"))
    shown = picked(drawn, place, most)
    view = _view(shown, place, assumptions, tail=_person_tail).assign(
        group=against_minimum(shown, minimum), hollow=_derived(shown)
    )
    fig = go.Figure()
    intervals.draw(fig, view, _groups("verdict_{}", VERDICTS))
    fig.update_xaxes(title_text=t("returns.axis_person"))
    _yardsticks(fig, shown, minimum, heads)
    subtitle = t(
        "returns.person_subtitle", scope=scope or t("returns.scope_all"), prices=prices(base), shown=number(len(shown)),
        n=number(len(drawn)), models=number(drawn["model_id"].nunique()), total=number(total),
    )  # fmt: skip
    fig = theme.finish(
        fig, _person_finding(drawn, minimum), subtitle, source=_pages(shown),
        note=_join(t("returns.person_note"), _undated(missing)),
    )  # fmt: skip
    return intervals.fit(fig, intervals.height(view))


def _person_finding(rows: pd.DataFrame, minimum: pd.DataFrame) -> str:
    low, high = _ends(rows)
    if minimum.empty:
        return t("returns.person_finding_plain", n=number(len(rows)), low=low, high=high)
    n = against_minimum(rows, minimum).value_counts()
    dated = len(rows) - int(n.get("no_year", 0))
    return t(
        "returns.person_finding" if dated else "returns.person_finding_none", above=number(int(n.get("above", 0))),
        below=number(int(n.get("below", 0))), dated=number(dated), total=number(len(rows)),
    )  # fmt: skip


def _person_tail(row) -> str:
    year = period(row.year_start, row.year_end) if pd.notna(row.year_start) else ""
    case = _whose(row) if row.whose == "example" else ""
    return "".join(f" · {part}" for part in (t("returns.derived") if row.derived else "", case, year) if part)


def _yardsticks(fig: go.Figure, rows: pd.DataFrame, minimum: pd.DataFrame, heads: pd.DataFrame) -> None:
    """Lay behind each row the minimum wages of its years, and the mean income per head of its last year."""
    band = bands(rows, minimum).reset_index(drop=True) / MILLION
    country = heads[heads["place"].eq("Việt Nam")]
    at = range(len(rows) - 1, -1, -1)
    for row, year, y in zip(band.itertuples(), rows["year_end"], at, strict=True):
        if pd.notna(row.least_low):
            fig.add_shape(
                type="rect", x0=row.least_low, x1=row.most_high, y0=y - 0.42, y1=y + 0.42, fillcolor=theme.NEUTRAL,
                opacity=0.3, line_width=0, layer="below",
            )  # fmt: skip
        mean = of_year(country, int(year)) if pd.notna(year) else country.iloc[:0]
        if len(mean.dropna(subset="low")) == 1:
            x = mean["low"].item() / MILLION
            fig.add_shape(
                type="line", x0=x, x1=x, y0=y - 0.42, y1=y + 0.42, layer="below",
                line={"width": 3, "dash": "dot", "color": theme.MUTED},
            )  # fmt: skip


def output(rows: pd.DataFrame, total: int, place: str = "", scope: str = "") -> go.Figure:
    """Draw the stated harvests a year by weight; `rows` as from `measures.returns.output`."""
    drawn = rows[rows["of"].eq("") & rows["period"].eq("year")]
    if drawn.empty:
        return theme.empty(t("returns.no_output"))
    shown = picked(drawn, place, MOST_ROWS)
    view = pd.DataFrame(
        {
            "low": shown["low"], "high": shown["high"], "label": _labels(shown, place),
            "text": [interval(row.low, row.high, "tonne") for row in shown.itertuples()],
            "hover": [_output_hover(row) for row in shown.itertuples()], "group": "all", "hollow": False,
        }
    )  # fmt: skip
    fig = go.Figure()
    intervals.draw(fig, view, {"all": Group("", theme.FIELD_COLOURS["economy"], "circle")}, log=True)
    fig.update_xaxes(title_text=t("returns.axis_output"))
    known = pd.concat([drawn["low"], drawn["high"]])
    n = number(drawn["model_id"].nunique())
    fig = theme.finish(
        fig,
        t("returns.output_finding", models=n, low=interval(known.min(), known.min(), "tonne"),
          high=interval(known.max(), known.max(), "tonne")),
        t("returns.output_subtitle", scope=scope or t("returns.scope_all"), models=n, total=number(total)),
        source=_pages(shown), note=t("returns.output_note"),
    )  # fmt: skip
    return intervals.fit(fig, intervals.height(view))


def _output_hover(row) -> str:
    words = t(
        "returns.output_hover", name=row.name, place=row.province or t("place.unknown"),
        amount=interval(row.low, row.high, "tonne"),
        phrase=row.as_reported, source=row.source_id,
    )  # fmt: skip
    return theme.wrap(theme.plain(words), 80)


def prices(base: int | None) -> str:
    """Return the words for the prices in use: current, or constant ones of the year `base`."""
    words = t("returns.prices_constant", year=base) if base else t("returns.prices_current")
    return words[0].lower() + words[1:]


REGIONS = {"Bắc Bộ": "north", "Trung Bộ": "centre", "Nam Bộ": "south"}


def where(rows: pd.DataFrame, place: str) -> dict[str, str]:
    """Return the choices of a control for the place: everything, the place in focus, the regions in `rows`."""
    known = [region for region in REGIONS if rows["region"].eq(region).any()]
    own = {place: place} if is_of(rows, place).any() else {}
    return {"": t("returns.scope_all")} | own | {region: t(f"returns.region_{REGIONS[region]}") for region in known}


def bases() -> dict[str, str]:
    """Return the choices of a control for gross or net; all of them takes those that say neither, too."""
    return {"": t("returns.all_bases")} | {code: t(f"returns.{code}_short") for code in ("net", "gross")}


def price_bases(year: int = 2023) -> dict[int | None, str]:
    """Return the choices of a control for current prices or constant ones of `year`."""
    return {None: t("returns.prices_current"), year: t("returns.prices_constant", year=year)}


def _priced(rows: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    known = rows[rows["low"].notna() | rows["high"].notna()]
    missing = int((~rows["priced"]).sum()) if "priced" in rows else 0
    return known, missing


def _undated(n: int) -> str:
    return t("returns.undated", n=number(n), last=2024) if n else ""


def picked(rows: pd.DataFrame, place: str, most: int) -> pd.DataFrame:
    """Return the largest rows, largest first, and the place's own ones whatever their size."""
    rows = rows.assign(size=rows["low"].fillna(rows["high"]), own=is_of(rows, place))
    ranked = rows.sort_values(["own", "size", "outcome_id"], ascending=[False, False, True]).head(most)
    return ranked.sort_values(["size", "outcome_id"], ascending=[False, True]).reset_index(drop=True)


def _view(shown: pd.DataFrame, place: str, assumptions: Mapping[str, int] | None, tail=None) -> pd.DataFrame:
    shown = shown.assign(derived=_derived(shown), restated="priced" in shown)
    tail = tail or _whose_tail
    return pd.DataFrame(
        {
            "low": shown["low"] / MILLION, "high": shown["high"] / MILLION, "label": _labels(shown, place),
            "text": [_amount(row) + tail(row) for row in shown.itertuples()],
            "hover": [_hover(row, assumptions or {}) for row in shown.itertuples()],
            "group": shown["basis"], "hollow": shown["whose"].eq("unknown"),
        }
    )  # fmt: skip


def _amount(row) -> str:
    """Write an amount as stated, or with three figures where it was converted: it is no more exact than that."""
    stated = not (row.area < 0 or row.derived or getattr(row, "spread", False) or getattr(row, "restated", False))
    low, high = (row.low, row.high) if stated else (_round(row.low), _round(row.high))
    return interval(low, high, "VND")


def _derived(rows: pd.DataFrame) -> pd.Series:
    return rows["derived"].eq(True) if "derived" in rows else pd.Series(False, index=rows.index)


def _whose_tail(row) -> str:
    return f" · {_whose(row)}" if row.whose in ("whole", "example") else ""


def _whose(row) -> str:
    several = row.whose == "example" and any(word in row.note for word in ("some ", "many ", "most ", "nhiều hộ"))
    return t("returns.whose_example_many" if several else f"returns.whose_{row.whose}")


def _labels(shown: pd.DataFrame, place: str) -> list[str]:
    return [
        f"<b>{intervals.label(row.name)}</b>"
        if place and place in (row.district, row.commune)
        else intervals.label(row.name)
        for row in shown.itertuples()
    ]


def _hover(row, assumptions: Mapping[str, int]) -> str:
    words = t(
        "returns.hover", name=row.name, place=row.province or t("place.unknown"),
        indicator=t(f"indicator.{row.indicator}").lower(), basis=t(f"returns.basis_{row.basis}").lower(),
        whose=_whose(row), year=period(row.year_start, row.year_end), phrase=row.as_reported, source=row.source_id,
    )  # fmt: skip
    assumed = getattr(row, "assumed", "")
    if assumed:
        said = t(f"returns.assumed_{assumed}", n=assumptions.get(assumed, ""))
        words += " " + t("returns.hover_assumed", assumed=said)
    return theme.wrap(theme.plain(words), 80)


def _groups(key: str, looks: Mapping[str, tuple[str, str]]) -> dict[str, Group]:
    return {code: Group(t(f"returns.{key.format(code)}"), *look) for code, look in looks.items()}


def _ends(rows: pd.DataFrame) -> tuple[str, str]:
    """Return the smallest and the largest amount that any end states, in words."""
    known = pd.concat([rows["low"], rows["high"]]).dropna()
    return money(_round(known.min())), money(_round(known.max()))


def _round(value: float) -> float:
    return float(f"{value:.3g}")


def _pages(rows: pd.DataFrame) -> str:
    ids = sorted(set(rows["source_id"]))
    return ", ".join(ids) if len(ids) <= 8 else t("chart.sources_count", n=len(ids))


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
