"""Registers brought in by hand: files uploaded or a folder named in JupyterLab, and views that follow them."""

import base64
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import ipywidgets as widgets
import plotly.graph_objects as go
from IPython.display import HTML, Markdown

from danvan_data import store
from danvan_data.desk.opening import back_words
from danvan_data.desk.paste_box import PasteBox
from danvan_data.errors import UserError
from danvan_data.evidence import data_folder
from danvan_data.exhibits import theme
from danvan_data.exhibits.drawing import mimebundle
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore.explorer import is_live
from danvan_data.explore.live import board_of
from danvan_data.explore.views import view_of
from danvan_data.language import number, t
from danvan_data.registers.collection import Collection, collect, collect_files
from danvan_data.registers.files.plain.pasted import pasted
from danvan_data.registers.out.export import write
from danvan_data.registers.shareable import left_out, shareable

ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv,.txt,.docx,.doc,.rtf,.odt,.wps,.pdf,.html,.htm"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Shown: TypeAlias = Exhibit | go.Figure | HTML | Markdown


class View:
    """One look at the registers: live in JupyterLab, what it showed last where there is no kernel."""

    def __init__(self, uploads: "Uploads", function: Callable[[Collection], Shown]) -> None:
        self._uploads, self._function = uploads, function
        self._screen = widgets.Output()
        self.redraw()

    def redraw(self) -> None:
        """Show the registers as they are now."""
        self._screen.outputs = ({"output_type": "display_data", "data": self._data(is_live()), "metadata": {}},)

    def _data(self, live: bool = False) -> dict[str, Any]:
        shown = self._function(self._uploads.collection)
        if isinstance(shown, Exhibit):
            return {**(board_of(shown) if live else shown._repr_mimebundle_()), "text/plain": ""}
        if isinstance(shown, go.Figure):
            return {**mimebundle(shown), "text/plain": ""}
        kind = "text/markdown" if isinstance(shown, Markdown) else "text/html"
        return {kind: shown.data, "text/plain": ""}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {**view_of(self._screen), **self._data()}


class Uploads:
    """The registers in hand, and the controls that bring in others; see `upload`.

    Attributes:
        collection: what was read last.

    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self._room = store.Room()
        self._home = self._room.path / "files"
        self._home.mkdir()
        self._views: list[View] = []
        self._links: list[widgets.HTML] = []
        self._folder = folder
        self._begin()

    def _begin(self) -> None:
        start = self._folder or store.taken() or os.environ.get("DANVAN_DATA")
        self._example = not start
        self.collection = collect(Path(start or data_folder() / "examples").expanduser(), progress=False)

    def add(self, files: dict[str, bytes]) -> None:
        """Read more files, by name; one of the same name takes the place of the earlier one."""
        home = self._home
        for name, content in files.items():
            (home / (Path(name.replace("\\", "/")).name or "_")).write_bytes(content)
        self.collection, self._example = collect_files(sorted(home.iterdir()), home, progress=False), False
        self._redraw()

    def paste(self, text: str) -> None:
        """Read a table pasted from Excel, Word, a web page or a chat as a further file."""
        suffix, content = pasted(text)
        number = 1 + sum(path.name.startswith(t("upload.pasted")) for path in self._home.iterdir())
        self.add({f"{t('upload.pasted')} {number}{suffix}": content})

    def read(self, folder: str | Path) -> None:
        """Read a folder in place of what is in hand; RegisterError when there is none, or no file in it."""
        self.collection, self._example = collect(Path(folder).expanduser(), progress=False), False
        self._redraw()

    def use_everywhere(self) -> str:
        """Make what is in hand the data of all notebooks, kept in a folder of the reader's own; returns what to say.

        Raises:
            UserError: there is nothing of the reader's own in hand, or it cannot be kept here.

        """
        if self._example or self.collection.models.empty:
            raise UserError(t("upload.example_to_use" if self._example else "upload.none_to_use"))
        names = [name for name in self.collection.files["source_file"] if (self.collection.folder / name).is_file()]
        store.take({name: self.collection.folder / name for name in names})
        return t("upload.used", files=number(len(names)), models=number(len(self.collection.models)))

    def clear(self) -> None:
        """Put the uploaded files away and go back to what was there at first."""
        for path in self._home.iterdir():
            path.unlink()
        self._begin()
        self._redraw()

    def _redraw(self) -> None:
        for view in self._views:
            view.redraw()
        for link in self._links:
            link.value = self._link()

    def show(self, function: Callable[[Collection], Shown]) -> View:
        """Return a view that follows the registers; `function` takes a `Collection` (see `exhibits.intake`)."""
        self._views.append(View(self, function))
        return self._views[-1]

    def workbook(self) -> bytes:
        """Return the clean workbook of the registers in hand, as `danvan collect` writes it."""
        with store.Room() as room:
            path = room / t("upload.file")
            write(self.collection, path)
            return path.read_bytes()

    def download(self) -> "Download":
        """Return a link that hands the clean workbook out, of the registers in hand."""
        link = widgets.HTML(self._link())
        self._links.append(link)
        return Download(link)

    def _link(self) -> str:
        if self.collection.models.empty:
            return f"<p>{t('register.no_models')}</p>"
        content = self.workbook()
        words = t("upload.download", n=number(len(self.collection.models)), size=number(len(content) / 1000, 0))
        packed = base64.b64encode(content).decode("ascii")
        href = f"data:{WORKBOOK};base64,{packed}"
        return f'<a class="jupyter-button" download="{t("upload.file")}" href="{href}">{words}</a>'

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        how = t("upload.static") if self._example else ""  # who reads her registers on a page has no use for it
        return {
            **view_of(self.widget()),
            "text/markdown": f"{self._status()}\n\n{how}".strip(),
            "text/plain": "Uploads",
        }

    def _status(self) -> str:
        said = t("upload.example" if self._example else "upload.now", summary=self.collection.summary())
        return f"{said} {left_out(shareable(self.collection).left_out)}".strip()

    def widget(self) -> widgets.VBox:
        """Return fresh ipywidgets: upload, folder and the sentence that says what is in hand."""
        wide = {"description_width": "initial"}
        said = widgets.HTML(_paragraph(self._status()))
        files = widgets.FileUpload(
            accept=ACCEPTED, multiple=True, description=t("upload.files"), layout={"width": "auto"}
        )
        folder = widgets.Text(
            description=t("upload.folder"), placeholder=t("upload.folder_hint"), style=wide,
            layout={"width": "46ch", "max_width": "100%"},
        )  # fmt: skip
        read = widgets.Button(description=t("upload.read"), layout={"width": "auto"})
        clear = widgets.Button(description=t("upload.clear"), layout={"width": "auto"})
        use = widgets.Button(description=t("upload.use"), layout={"width": "auto"}, button_style="primary")
        back = widgets.Button(description=back_words(), layout={"width": "auto"})

        def attempt(act: Callable[[], str | None]) -> None:
            said.value = _paragraph(t("upload.reading"))
            try:
                said.value = _paragraph(act() or self._status())
            except UserError as problem:
                said.value = _paragraph(str(problem), wrong=True)
            back.layout.display = "" if store.taken() else "none"

        def public() -> str:
            store.give_back()
            self.clear()
            return f"{t('upload.given_back')} {self._status()}"

        def uploaded(change: Any) -> None:
            given = {each["name"]: bytes(each["content"]) for each in change["new"]}
            if given:
                attempt(lambda: self.add(given))
                files.value = ()

        files.observe(uploaded, names="value")
        read.on_click(lambda _: attempt(lambda: self.read(folder.value.strip())))
        folder.on_submit(lambda _: attempt(lambda: self.read(folder.value.strip())))
        clear.on_click(lambda _: attempt(self.clear))
        use.on_click(lambda _: attempt(self.use_everywhere))
        back.on_click(lambda _: attempt(public))
        back.layout.display = "" if store.taken() else "none"
        row = {"flex_flow": "row wrap", "grid_gap": "6px 18px"}
        paste = PasteBox(lambda text: attempt(lambda: self.paste(text)))
        bars = [widgets.HBox(each, layout=row) for each in ([files, clear, folder, read], [use, back])]
        return widgets.VBox([bars[0], paste, said, bars[1]])


class Download:
    """A link to the clean workbook; where there is no kernel, the sentence on how to get it."""

    def __init__(self, link: widgets.HTML) -> None:
        self._live = link

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {
            **view_of(self._live),
            "text/markdown": t("upload.static_download"),
            "text/plain": "Download",
        }


def _paragraph(words: str, wrong: bool = False) -> str:
    colour = theme.ACCENT if wrong else theme.INK
    role = "alert" if wrong else "status"
    return f'<p role="{role}" style="color:{colour};white-space:normal">{theme.plain(words)}</p>'


def upload(folder: str | Path | None = None) -> Uploads:
    """Open a desk for registers: upload files or name a folder, then look at them with `.show(...)`.

    At first it holds `folder`, else what was taken in for all notebooks, else `DANVAN_DATA`, else a small example: the
    founding article's named models in three files of different form.

    Raises:
        RegisterError: when there is no such folder, or no file in it.

    """
    return Uploads(folder)
