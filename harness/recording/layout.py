"""Where what lies in a recording's folder, and the check that a relative path stays inside it."""

from pathlib import Path, PurePosixPath

from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying

RUN = "run.json"
PERSONA = "persona.json"
EVENTS = "events.jsonl"
SEAL = "seal.json"
DERIVED = "derived"
ANSWERS = "answers"
FLOWS = "traffic/flows.mitm"
SCREENS = "screens"
SYSTEM = "system"
PHOTOS = "photos"

RESERVED = (RUN, PERSONA, EVENTS, SEAL, ANSWERS)
UNSEALED = (DERIVED, ANSWERS)  # folders that come after the seal: made again at will, or signed by themselves
MAX_NAME_CHARS = 400


def inside(folder: Path, relative: str) -> Path:
    """`relative` (with / between its parts) as a path in `folder`.

    Raises EvidenceBroken when it is absolute, climbs out, is empty, or leads through a symbolic link.
    """
    parts = PurePosixPath(relative).parts
    plain = bool(parts) and relative.isprintable() and "\\" not in relative and len(relative) <= MAX_NAME_CHARS
    if not plain or relative.startswith("/") or ".." in parts:
        raise EvidenceBroken(Saying("the path leaves the recording", "路径超出记录文件夹"), shown(relative))
    path = folder
    for part in parts:
        path = path / part
        if path.is_symlink():
            raise EvidenceBroken(Saying("a symbolic link in a recording", "记录中有符号链接"), shown(relative))
    return path


def shown(name: str) -> str:
    """A name that somebody else may have chosen, fit to be printed: bounded, without control characters."""
    safe = name if name.isprintable() else ascii(name)[1:-1]
    return safe if len(safe) <= MAX_NAME_CHARS else safe[:MAX_NAME_CHARS] + "…"
