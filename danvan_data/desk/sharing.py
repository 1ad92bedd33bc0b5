"""The share button: what is on a notebook's screen, handed out as a page, slides, a deck or a brief."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from danvan_data.desk import screen
from danvan_data.evidence.loading import load
from danvan_data.exhibits import theme
from danvan_data.language import day, number, t
from danvan_data.publish.notebooks.run import PublishError
from danvan_data.publish.notebooks.story import Story
from danvan_data.publish.office.exhibit import Exhibits
from danvan_data.publish.office.exhibits import exhibits
from danvan_data.publish.pages import page as pages
from danvan_data.publish.pages import slides
from danvan_data.publish.pages.site import dated
from danvan_data.registers import RegisterError

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Form:
    """A form to share in: its ending, its kind of content, and what makes it."""

    ending: str
    kind: str
    make: Callable[["Share"], bytes]


class Share:
    """The share buttons of a notebook; see `share`."""

    def __init__(self, notebook: str | Path | None = None) -> None:
        self._notebook = Path(notebook) if notebook else None

    def story(self) -> Story:
        """Return what is on the screen: the notebook as saved, its controls as they stand now."""
        return screen.story(self._notebook or screen.notebook_file())

    def make(self, form: str) -> tuple[str, bytes]:
        """Return the file name and content of a `page`, `slides`, `deck` or `brief` of what is on the screen.

        Raises:
            PublishError: the notebook is not known, not saved or not run; RegisterError: as `loading.load`.

        """
        wanted = FORMS[form]
        name = (self._notebook or screen.notebook_file()).stem
        return f"{name}{'-slides' if form == 'slides' else ''}{wanted.ending}", wanted.make(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        live = self.widget()._repr_mimebundle_() or {}
        return {
            **{kind: data for kind, data in live.items() if "widget-view" in kind},
            "text/markdown": t("share.static"),
            "text/plain": "Share",
        }

    def widget(self) -> widgets.VBox:
        """Return fresh ipywidgets: a button a form, and the line where the finished file is handed out."""
        said = widgets.HTML(_line(t("share.hint")))
        buttons = [widgets.Button(description=t(f"share.{form}"), layout={"width": "auto"}) for form in FORMS]

        def press(form: str) -> Callable[[Any], None]:
            def pressed(_button: Any) -> None:
                said.value = _line(t("share.making"))
                try:
                    said.value = _link(*self.make(form), FORMS[form].kind)
                except (PublishError, RegisterError) as problem:
                    said.value = _line(str(problem), wrong=True)

            return pressed

        for form, button in zip(FORMS, buttons, strict=True):
            button.on_click(press(form))
        bar = widgets.HBox(buttons, layout={"flex_flow": "row wrap", "grid_gap": "6px 12px"})
        return widgets.VBox([bar, said])


def _when() -> str:
    return t("publish.dated", day=day(dated(None)))


def _page(shared: Share) -> bytes:
    return pages.page(shared.story(), pages.Place(dated=_when())).encode("utf-8")


def _slides(shared: Share) -> bytes:
    told = shared.story()
    return slides.document([told if slides.slides(told) else slides.every_chart(told)], _when()).encode("utf-8")


def _on_screen(shared: Share) -> tuple[Exhibits, Any]:
    evidence = load()
    return screen.exhibits_of(shared.story(), exhibits(evidence)), evidence


def _deck(shared: Share) -> bytes:
    from danvan_data.publish.office.deck import deck

    content = BytesIO()
    deck(*_on_screen(shared), _when()).save(content)
    return content.getvalue()


def _brief(shared: Share) -> bytes:
    from danvan_data.publish.office.brief import brief

    content = BytesIO()
    brief(*_on_screen(shared), t("brief.opening", day=day(dated(None)))).save(content)
    return content.getvalue()


FORMS = {
    "page": Form(".html", "text/html", _page),
    "slides": Form(".html", "text/html", _slides),
    "deck": Form(".pptx", f"{OFFICE}.presentationml.presentation", _deck),
    "brief": Form(".docx", f"{OFFICE}.wordprocessingml.document", _brief),
}


def _link(name: str, content: bytes, kind: str) -> str:
    words = t("share.ready", name=theme.plain(name), size=number(len(content) / 1000, 0))
    href = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    return f'<a class="jupyter-button" download="{theme.plain(name)}" href="{href}">{words}</a>'


def _line(words: str, wrong: bool = False) -> str:
    role, colour = ("alert", theme.ACCENT) if wrong else ("status", theme.INK)
    return f'<p role="{role}" style="color:{colour};white-space:normal">{theme.plain(words)}</p>'


def share(notebook: str | Path | None = None) -> Share:
    """Offer what is on the screen as a page, slides, a PowerPoint deck or a Word brief.

    The notebook is read as it was saved last; explorers stand where their controls stand now. `notebook`: its file,
    where Jupyter does not tell (it does in JupyterLab).
    """
    return Share(notebook)
