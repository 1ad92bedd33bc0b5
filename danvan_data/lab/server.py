"""JupyterLab with the embedded font and tidy notebooks; run by `danvan lab` as `python -m danvan_data.lab.server`."""

import json
from typing import Any

import nbformat
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyterlab.labapp import LabApp
from traitlets import default

from danvan_data.lab.launch import FONTS
from danvan_data.tidy import compact, tidy
from danvan_data.web.inlining import ASSETS


class TidyContents(AsyncLargeFileManager):
    """Files as Jupyter keeps them, notebooks as `danvan_data.tidy` does: no state of widgets, a line a figure."""

    async def _save_notebook(self, os_path: str, nb: Any, capture_validation_error: Any = None) -> None:
        written = nbformat.writes(nb, version=nbformat.NO_CONVERT, capture_validation_error=capture_validation_error)
        with self.atomic_writing(os_path, encoding="utf-8") as file:
            file.write(compact(tidy(json.loads(written))) + "\n")


class DanvanServer(ServerApp):
    """A server of the embedded font, in `custom/` where JupyterLab asks for `custom.css`, and of the pages' scripts."""

    @default("static_custom_path")
    def _default_static_custom_path(self) -> list[str]:
        return [str(FONTS)]

    @default("extra_static_paths")
    def _default_extra_static_paths(self) -> list[str]:
        return [str(ASSETS)]  # below `static/`; a script in `custom/` is refused

    @default("contents_manager_class")
    def _default_contents_manager_class(self) -> type:
        return TidyContents


if __name__ == "__main__":
    LabApp.serverapp_class = DanvanServer
    LabApp.launch_instance()
