"""Documents that only an office program reads (.doc, .rtf, .odt, .wps), made into .docx by LibreOffice.

It runs without a window, in a profile of its own in which macros, updates of links and remote contents are off, and
within the bounds of a child.
"""

import os
import shutil
import sys
from functools import lru_cache
from pathlib import Path

from danvan_data.registers.files.book import error
from danvan_data.registers.files.bounds import CHILD_MEMORY, MAX_CONVERTED, MAX_FILE
from danvan_data.registers.files.child import run
from danvan_data.store import Room

_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_START = (
    "import os, sys; sys.path[:] = {path!r}; from danvan_data.registers.files.child import bound; "
    "bound(memory={memory}); os.execv({command!r}[0], {command!r})"
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{place}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SAFE = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Misc", "FirstRun", "false"),
    ("Java", "Enable", "false"),
)


@lru_cache
def program() -> str:
    """Return the path of LibreOffice's program, "" where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice") or next(filter(os.path.exists, _PLACES), "")


def converted(path: Path, data: bytes, suffix: str) -> bytes:
    """Return the document as .docx.

    Raises:
        RegisterError: when LibreOffice is not installed, or cannot read the document within the bounds.

    """
    if not program():
        raise error("old_word", path)
    if len(data) > MAX_CONVERTED:
        raise error("too_large_word", path, limit=MAX_CONVERTED // 2**20)
    with Room() as room:
        given, made = room / f"d{suffix}", room / "d.docx"
        if suffix == ".docx":
            made = room / "made" / "d.docx"
        given.write_bytes(data)
        run(path, _command(given, made.parent, room), environment=_environment(str(room)))
        if not made.is_file():
            raise error("damaged", path)
        if made.stat().st_size > MAX_FILE:
            raise error("bomb", path)
        return made.read_bytes()


def _command(given: Path, folder: Path, room: Path) -> list[str]:
    command = [
        program(), f"-env:UserInstallation={_profile(room).as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--nologo", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(given),
    ]  # fmt: skip
    if sys.platform == "win32":
        return command
    return [sys.executable, "-c", _START.format(path=sys.path, memory=CHILD_MEMORY, command=command)]


def _profile(room: Path) -> Path:
    """Return a profile, in the room of this one document, in which nothing of a document is run or fetched."""
    profile = room / "profile"
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(place=place, name=name, value=value) for place, name, value in _SAFE)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")
    return profile


def _environment(room: str) -> dict[str, str]:
    """No network even where a document names a remote picture, and no file outside of the room."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    return {**os.environ, **nowhere, "HOME": room, "TMPDIR": room, "SAL_USE_VCLPLUGIN": "svp"}
