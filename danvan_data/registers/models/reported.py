"""The figure columns of many models, kept in few bytes: for each figure its model, the column's label, the text."""

from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

Figure = tuple[int, str, str]
"""The position of a model, the label of a column, the cell's text."""
COLUMNS = ("model", "label", "text")


class Reported:
    """Figures as a table: iterated, it gives what a list of `Figure` gives."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Reported":
        """Return figures as a table."""
        models, labels, texts = [list(column) for column in zip(*figures, strict=True)] or [[], [], []]
        return cls(
            pd.DataFrame(
                {
                    "model": np.array(models, dtype="int64"),
                    "label": pd.Categorical(labels),
                    "text": pd.Series(texts, dtype="str"),
                }
            )
        )

    @classmethod
    def joined(cls, parts: "list[Reported]", sizes: Iterable[int]) -> "Reported":
        """Return the figures of several registers one after the other, which have so many models each."""
        tables, start = [], 0
        labels = sorted({label for part in parts for label in part.table["label"].cat.categories})
        for part, size in zip(parts, sizes, strict=True):
            label = part.table["label"].cat.set_categories(labels)
            tables.append(part.table.assign(model=part.table["model"] + start, label=label))
            start += size
        return cls(pd.concat(tables, ignore_index=True))

    def kept(self, keep: np.ndarray) -> "Reported":
        """Return the figures of the models that are kept, by their new positions."""
        mine = self.table[keep[self.table["model"].to_numpy()]]
        places = np.cumsum(keep) - 1
        return Reported(mine.assign(model=places[mine["model"].to_numpy()]).reset_index(drop=True))

    def __iter__(self) -> Iterator[Figure]:
        return zip(self.table["model"].tolist(), self.table["label"], self.table["text"], strict=True)

    def __len__(self) -> int:
        return len(self.table)


__all__ = ["COLUMNS", "Figure", "Reported"]
