"""Texts made to stand inside a page: scripts, data and letters, so that nothing is asked of a network."""

import base64
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).resolve().parent / "assets"
FONTS = Path(__file__).resolve().parents[1] / "lab" / "fonts"


@cache
def script(name: str) -> str:
    """Return the text of a script in `assets/`."""
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def fonts() -> str:
    """Return the style rules of the embedded font, its files inlined; letters beyond Vietnamese are left to the PC."""
    rules = (FONTS / "custom.css").read_text(encoding="utf-8")
    faces = re.findall(r"@font-face \{.*?\}", rules, flags=re.DOTALL)
    return "\n".join(_inlined(face) for face in faces if "latin-ext" not in face)


def _inlined(face: str) -> str:
    def data(match: re.Match[str]) -> str:
        letters = base64.b64encode((FONTS / match[1]).read_bytes()).decode("ascii")
        return f'url("data:font/woff2;base64,{letters}")'

    return re.sub(r'url\("([\w.-]+\.woff2)"\)', data, face)


def embedded(data: Any) -> str:
    """Return JSON that can stand in a page: no text in it can end its element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c")


def inline(code: str) -> str:
    """Return code that can stand in a page as it is: only such is what the policy's hash was made of."""
    return "\n" + code.replace("\r\n", "\n").replace("</script", "<\\/script").replace("<!--", "<\\!--") + "\n"
