"""The cells of a sheet made what a person sees of them: by number format and font, what is struck out remarked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from danvan_data.registers.files.book import Grid
from danvan_data.registers.files.seen.styles import Style
from danvan_data.registers.files.seen.typefaces import Faces, Run

Place = tuple[int, int, Style]


@dataclass
class Showing:
    """Sheets whose cells have styles that tell; all are heard before the first is read."""

    faces: Faces = field(default_factory=Faces)
    _sheets: list[tuple[Grid, Callable[[], Iterable[Place]], Callable[[int, int, str], list[Run] | None]]] = field(
        default_factory=list
    )

    def add(
        self,
        grid: Grid,
        places: Callable[[], Iterable[Place]],
        runs: Callable[[int, int, str], list[Run] | None],
    ) -> None:
        """Take a sheet, the styles of its cells and the runs of a text that has several."""
        self._sheets.append((grid, places, runs))
        for row, column, style in places():
            value = _value(grid, row, column)
            if isinstance(value, str):
                self.faces.hear(_runs(runs(row, column, value), value, style))

    def show(self) -> None:
        """Put what is seen in place of what is stored."""
        for grid, places, runs in self._sheets:
            for row, column, style in places():
                value = _value(grid, row, column)
                if value is None:
                    continue
                if isinstance(value, str):
                    seen, remark = read_runs(self.faces, _runs(runs(row, column, value), value, style))
                    grid.rows[row][column] = value = seen or None
                    if remark:
                        grid.remarks[row, column] = remark
                elif style.struck:
                    grid.remarks[row, column] = "struck"
                shown = style.format.shown(value) if style.format else None
                if shown:
                    grid.rows[row][column] = shown.text or None
                    if shown.part_of_date:
                        grid.remarks[row, column] = "part_of_date"


def read_runs(faces: Faces, runs: list[Run]) -> tuple[str, str]:
    """Return the text of runs, and what to remark: text struck out within another is not read, a whole one is."""
    kept = [run for run in runs if not run.struck]
    if len(kept) == len(runs):
        return faces.read(runs), ""
    if any(run.text.strip() for run in kept):
        return faces.read(kept).strip(), "struck_part" if any(run.text.strip() for run in runs if run.struck) else ""
    return faces.read(runs), "struck"


def _runs(runs: list[Run] | None, text: str, style: Style) -> list[Run]:
    """Return a cell's runs; what a run leaves open, the cell's own font decides."""
    if runs is None:
        return [Run(text, style.face, style.struck)]
    return [Run(run.text, run.face or style.face, run.struck) for run in runs]


def _value(grid: Grid, row: int, column: int) -> object:
    return grid.rows[row][column] if row < len(grid.rows) and column < len(grid.rows[row]) else None
