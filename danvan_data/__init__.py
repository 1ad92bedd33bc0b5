"""Load, clean, measure and chart “Dân vận khéo” model data; a notebook imports it as `dv`.

The public names are imported when they are first used, so that the command `danvan` and scripts that only read
a register do not wait for plotly and widgets.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from danvan_data.desk.sharing import share
    from danvan_data.desk.uploading import upload
    from danvan_data.evidence import Evidence, load_bundled, load_provinces
    from danvan_data.evidence.loading import load
    from danvan_data.evidence.own import evidence_of
    from danvan_data.exhibits.about import about
    from danvan_data.explore import choice, explorer, steps, switch
    from danvan_data.language import get_language, set_language, t
    from danvan_data.publish.office.picture import save_picture
    from danvan_data.quantity import Quantity, parse_quantities, parse_quantity
    from danvan_data.registers import Register, RegisterError, read_register
    from danvan_data.registers.collection import Collection, collect

__version__ = "0.1.0"

__all__ = [
    "Collection",
    "Evidence",
    "Quantity",
    "Register",
    "RegisterError",
    "about",
    "choice",
    "collect",
    "evidence_of",
    "explorer",
    "get_language",
    "load",
    "load_bundled",
    "load_provinces",
    "parse_quantities",
    "parse_quantity",
    "read_register",
    "save_picture",
    "set_language",
    "share",
    "steps",
    "switch",
    "t",
    "upload",
]

_HOMES = {
    "exhibits.about": ("about",),
    "evidence": ("Evidence", "load_bundled", "load_provinces"),
    "explore": ("choice", "explorer", "steps", "switch"),
    "language": ("get_language", "set_language", "t"),
    "evidence.loading": ("load",),
    "evidence.own": ("evidence_of",),
    "publish.office.picture": ("save_picture",),
    "quantity": ("Quantity", "parse_quantities", "parse_quantity"),
    "registers": ("Register", "RegisterError", "read_register"),
    "registers.collection": ("Collection", "collect"),
    "desk.sharing": ("share",),
    "desk.uploading": ("upload",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if "ipykernel" in sys.modules:
    # In a notebook the look must stand before the first figure, also one that a reader draws with plotly alone.
    import_module(f"{__name__}.exhibits.theme")
