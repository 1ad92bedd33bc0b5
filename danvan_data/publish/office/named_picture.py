"""`danvan picture`: one exhibit of some evidence, by its name, as a picture."""

from pathlib import Path

from danvan_data.evidence.loading import load
from danvan_data.exhibits.picture import WIDTH, PictureError, save_picture
from danvan_data.language import speaking, t
from danvan_data.publish.notebooks.repertoire import catalogue_of


def write(
    name: str,
    out: Path,
    language: str,
    data: Path | None = None,
    width: int = WIDTH,
    force: bool = False,
    place: str = "",
) -> None:
    """Write the chart of an exhibit, by its name, of the bundled evidence or of a folder of registers.

    Raises:
        PictureError: as `save_picture`, or there is no such exhibit; RegisterError, PlaceError: as
            `loading.load`.

    """
    with speaking(language):
        evidence = load(data, place)
        with speaking(own=evidence.own):
            shown = {exhibit.name: exhibit for exhibit in catalogue_of(evidence) if exhibit}
        if name not in shown:
            raise PictureError(t("picture.no_exhibit", name=name, names=", ".join(shown)))
        save_picture(shown[name].figure, out, width, force=force)
