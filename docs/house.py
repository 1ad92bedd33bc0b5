"""The house drawn from its imports: rooms by floor, and an arrow from each to those it imports from.

    uv run python docs/house.py

writes the drawing into `architecture.md`, between its marks. Arrows that follow from others are left out.
"""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "danvan_data"
PAGE = Path(__file__).with_name("architecture.md")
BEGIN, END = "<!-- drawn by house.py -->\n", "<!-- end of the drawing -->\n"
FLOORS = (
    ("vocabulary", "errors"),
    ("text",),
    ("language",),
    ("console", "web"),
    ("store",),
    ("quantity",),
    ("registers",),
    ("evidence",),
    ("measures",),
    ("exhibits",),
    ("explore",),
    ("publish",),
    ("desk", "tidy"),
    ("lab",),
    ("cli",),
    ("__init__", "__main__"),
)
"""The rooms from the ground up; a room imports from those below it and from itself."""
LATE = {("evidence", "measures"): "`Evidence.check` asks the measures above it when it is called"}
"""Arrows back that are taken when a function is called, with their reason."""


def room(name: str) -> str:
    """Return the room of a module."""
    return name.split(".")[1] if "." in name else "__init__"


def arrows() -> dict[tuple[str, str], set[str]]:
    """Return who imports from whom, room by room, with the files in which they do; hints for types do not count."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        for target in imported(ast.parse(path.read_text(encoding="utf-8"))):
            if room(target) != parts[0]:
                found.setdefault((parts[0], room(target)), set()).add(str(path.relative_to(PACKAGE)))
    return found


def imported(tree: ast.AST) -> list[str]:
    """Return the package's modules that code imports; hints for types do not count."""
    names: list[str] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("danvan_data"):
            below = [f"{node.module}.{each.name}" for each in node.names]
            names += below if node.module == "danvan_data" else [str(node.module)]
        elif isinstance(node, ast.Import):
            names += [each.name for each in node.names if each.name.startswith("danvan_data")]
        else:
            names += imported(node)
    return names


def drawing() -> str:
    """Return the house as a Mermaid flowchart."""
    rooms = [name for floor in FLOORS for name in floor if not name.startswith("__")]
    wanted: dict[str, set[str]] = {name: set() for name in rooms}
    for (one, other), _ in arrows().items():
        if one in wanted and other in wanted and (one, other) not in LATE:
            wanted[one].add(other)
    lines = ["```mermaid", "flowchart TB"]
    for number, floor in reversed(list(enumerate(FLOORS))):
        shown = [name for name in floor if name in wanted]
        if shown:
            lines += [f'  subgraph floor{number}[" "]', "    direction LR", *(f"    {name}" for name in shown), "  end"]
    for name in reversed(rooms):
        beneath = {far for near in wanted[name] for far in _below(wanted, near)}
        lines += [f"  {name} --> {other}" for other in sorted(wanted[name] - beneath)]
    lines += [f"  {one} -.-> {other}" for one, other in sorted(LATE)]
    return "\n".join([*lines, "```", ""])


def _below(wanted: dict[str, set[str]], name: str) -> set[str]:
    """Return all rooms that a room reaches."""
    found = set(wanted[name])
    for near in wanted[name]:
        found |= _below(wanted, near)
    return found


def page() -> str:
    """Return the page with the drawing as it is now."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}{drawing()}{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
