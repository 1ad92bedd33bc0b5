"""The share button: what is on a notebook's screen, handed out as a page, slides, a deck or a brief."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_data.desk import screen
from danvan_data.errors import UserError
from danvan_data.explore.views import view_of, words
from danvan_data.language import get_language, number, speaking, t
from danvan_data.web.inlining import script

if TYPE_CHECKING:
    from danvan_data.publish.notebooks.story import Story

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Form:
    """A form to share in: its ending, and its kind of content."""

    ending: str
    kind: str


class Share:
    """The share buttons of a notebook; see `share`."""

    hint = "hint"
    """The word of the catalogue's group `share` that says what the file will hold."""

    def __init__(self, notebook: str | Path | None = None) -> None:
        self._notebook = Path(notebook) if notebook else None
        self._runs = _runs()

    @property
    def file(self) -> Path:
        """The notebook's file; PublishError when it is not known."""
        return self._notebook or screen.notebook_file()

    def story(self) -> "Story":
        """Return what is on the screen: the notebook as saved, its controls as they stand now."""
        return screen.story(self.file)

    def make(self, form: str) -> tuple[str, bytes]:
        """Return the file name and content of a `page`, `slides`, `deck` or `brief` of what is on the screen.

        Raises:
            PublishError: the notebook is not known, not saved or not run; RegisterError: as `loading.load`.

        """
        from danvan_data.desk import handing  # what makes files is waited for when one is asked for

        name = self.file.stem
        content: bytes = getattr(handing, form)(self.story())
        return f"{name}{'-slides' if form == 'slides' else ''}{FORMS[form].ending}", content

    def answer(self, form: str) -> tuple[dict[str, str], list[bytes]]:
        """Return what a front end is told of a pressed button: a file, or a sentence on why there is none."""
        try:
            if self._runs.unsaved(self.file):
                return {"kind": "unsaved", "words": t("share.unsaved", name=self.file.name)}, []
            name, content = self.make(form)
        except UserError as problem:
            return {"kind": "wrong", "words": str(problem)}, []
        ready = t("share.ready", name=name, size=number(len(content) / 1000, 0))
        return {"kind": "file", "name": name, "type": FORMS[form].kind, "words": ready}, [content]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {
            **view_of(self.widget()),
            "text/markdown": t("share.static"),
            "text/plain": "Share",
        }

    def widget(self) -> Any:
        """Return fresh live buttons: one a form, and the line where the finished file is handed out."""
        return _panel()(self)


@cache
def _runs() -> screen.Runs:
    return screen.Runs()


@cache
def _panel() -> type:
    import anywidget
    import traitlets

    class Panel(anywidget.AnyWidget):
        """The live buttons; they speak the language in which they were made."""

        _esm = script("keys.js") + script("table.js") + script("share.js")
        _css = script("board.css") + script("lab.css")
        setup = traitlets.Dict().tag(sync=True)

        def __init__(self, shared: Share) -> None:
            self._shared, self._language = shared, get_language()
            told = words("share")
            super().__init__(setup={"words": {**told, "hint": told[shared.hint]}, "forms": list(FORMS)})
            self.on_msg(self._pressed)

        def _pressed(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
            if message.get("form") in FORMS:
                with speaking(self._language):
                    self.send(*self._shared.answer(message["form"]))

    return Panel


FORMS = {
    "page": Form(".html", "text/html"),
    "slides": Form(".html", "text/html"),
    "deck": Form(".pptx", f"{OFFICE}.presentationml.presentation"),
    "brief": Form(".docx", f"{OFFICE}.wordprocessingml.document"),
}
"""The forms in which to share, each a function of `handing`."""


def share(notebook: str | Path | None = None) -> Share:
    """Offer what is on the screen as a page, slides, a PowerPoint deck or a Word brief.

    The notebook is read as it was saved last; explorers stand where their controls stand now. `notebook`: its file,
    where Jupyter does not tell (it does in JupyterLab).
    """
    return Share(notebook)
