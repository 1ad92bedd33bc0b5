"""Dân vận khéo: số liệu mô hình, từ tệp nguồn đến biểu đồ · model data from their sources to charts.

    import danvan_data as dv
    evidence = dv.load()

Dữ liệu · the data
    load              bảng số liệu để làm việc: công khai, hoặc của bạn · the tables to work on, public or your own
    load_bundled      riêng số liệu công khai · the public evidence alone
    load_provinces    tỉnh, thành phố trước và sau 01/7/2025 · provinces before and after July 2025
    evidence_of       sổ đăng ký đã gộp thành bảng số liệu · gathered registers as tables
    Evidence          các bảng số liệu ấy · those tables

Sổ đăng ký của bạn · your registers
    collect           gộp cả thư mục tệp · gather a folder of files
    read_register     đọc một tệp · read one file
    upload            nhận tệp ngay trong trang phân tích · take files in by a button
    Collection        các sổ đã gộp · gathered registers
    Register          một sổ đã đọc · a register as read
    RegisterError     lý do một tệp không đọc được · why a file cannot be read

Con số · figures
    parse_quantity    đọc “hơn 40ha” thành khoảng · read a phrase as an interval
    parse_quantities  đọc cả cột · read a whole column
    Quantity          khoảng đã đọc · such an interval

Xem và chọn · look and choose
    about             bảng số liệu có gì, thiếu gì · what the tables hold and lack
    find              tìm mô hình, gõ không dấu cũng được · find models, accents do not matter
    finder            bảng tìm theo từ, lĩnh vực, đơn vị · a board that searches as one types
    similar           mô hình giống một mô hình · models like a model
    earners           thu nhập mỗi người: ai chắc chắn hơn ai · who surely earns more per person
    compare           đặt hai địa phương cạnh nhau · two places side by side
    place_bar         chọn địa phương của cả trang · choose the place of the whole notebook
    headlines         mọi con số chính, khoảng và số trang nguồn · every headline number with its bounds and pages
    explorer          nút chọn gắn với biểu đồ · controls joined to a chart
    choice            nút chọn một trong nhiều · one of several
    steps             thanh trượt · ordered values
    switch            ô đánh dấu · yes or no

Chia sẻ · share
    share             nút tạo trang, trình chiếu, PowerPoint, Word · buttons for pages, slides, decks and briefs
    pins              những gì đã ghim, xếp thứ tự để chia sẻ · what is pinned, in order, to share
    cite              trích dẫn kèm nguồn để dán · a citation with its sources to paste
    save_picture      lưu biểu đồ thành hình · save a chart as a picture

Ngôn ngữ · language
    set_language      chọn "vi" hoặc "en" · choose "vi" or "en"
    get_language      ngôn ngữ đang dùng · the language in use
    t                 một câu trong kho chữ · a text of the catalogue

Xem kỹ từng mục: help(dv.load) · more on each: help(dv.load).
"""

# Names are imported when they are first used, so that the command `danvan` and scripts that only read a register do
# not wait for plotly and widgets; what is not for a person has a name that completion leaves out. Not even typing is
# imported: a command can be stopped from its first moment.
import sys as _sys
from importlib import import_module as _import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    import typing as _typing

    from danvan_data.desk.asking import cite, compare, earners, find, finder, similar
    from danvan_data.desk.opening import load
    from danvan_data.desk.picturing import save_picture
    from danvan_data.desk.pinning import pins
    from danvan_data.desk.sharing import share
    from danvan_data.desk.uploading import upload
    from danvan_data.evidence import Evidence, load_bundled, load_provinces
    from danvan_data.evidence.own import evidence_of
    from danvan_data.exhibits.about import about
    from danvan_data.exhibits.sentences import headlines
    from danvan_data.explore.controls import choice, steps, switch
    from danvan_data.explore.explorer import explorer
    from danvan_data.explore.placebar import place_bar
    from danvan_data.language import get_language, set_language, t
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
    "cite",
    "collect",
    "compare",
    "earners",
    "evidence_of",
    "explorer",
    "find",
    "finder",
    "get_language",
    "headlines",
    "load",
    "load_bundled",
    "load_provinces",
    "parse_quantities",
    "parse_quantity",
    "pins",
    "place_bar",
    "read_register",
    "save_picture",
    "set_language",
    "share",
    "similar",
    "steps",
    "switch",
    "t",
    "upload",
]

_HOMES = {
    "exhibits.about": ("about",),
    "exhibits.sentences": ("headlines",),
    "evidence": ("Evidence", "load_bundled", "load_provinces"),
    "explore.controls": ("choice", "steps", "switch"),
    "explore.explorer": ("explorer",),
    "explore.placebar": ("place_bar",),
    "language": ("get_language", "set_language", "t"),
    "evidence.own": ("evidence_of",),
    "quantity": ("Quantity", "parse_quantities", "parse_quantity"),
    "registers": ("Register", "RegisterError", "read_register"),
    "registers.collection": ("Collection", "collect"),
    "desk.asking": ("cite", "compare", "earners", "find", "finder", "similar"),
    "desk.opening": ("load",),
    "desk.pinning": ("pins",),
    "desk.picturing": ("save_picture",),
    "desk.sharing": ("share",),
    "desk.uploading": ("upload",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> "_typing.Any":
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, *(name for name in globals() if name.startswith("__") and name.endswith("__"))]


if "ipykernel" in _sys.modules:
    # In a notebook the look must stand before the first figure, also one that a reader draws with plotly alone.
    with _import_module(f"{__name__}.store.garbage").unwatched():  # pandas and plotly: what is imported stays
        _import_module(f"{__name__}.exhibits.theme")
