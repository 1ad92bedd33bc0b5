"""JupyterLab with the embedded font and tidy notebooks; run by `danvan lab` as `python -m danvan_data.lab.server`."""

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp
from traitlets import default

from danvan_data.lab.launch import FONTS
from danvan_data.tidy import before_save


class FontServer(ServerApp):
    """A server whose `custom/` folder, where JupyterLab looks for `custom.css`, is that of the embedded font.

    What it saves is tidy: a figure that was looked at does not fatten its notebook.
    """

    @default("static_custom_path")
    def _default_static_custom_path(self) -> list[str]:
        return [str(FONTS)]

    def init_configurables(self) -> None:
        """Add our hook to those that the reader's own settings may have."""
        super().init_configurables()
        self.contents_manager.register_pre_save_hook(before_save)


if __name__ == "__main__":
    LabApp.serverapp_class = FontServer
    LabApp.launch_instance()
