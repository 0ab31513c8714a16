"""vCards and iCalendar entries: the properties of every card, folded lines joined, quoted-printable undone."""

import quopri
import re

from harness.detect.traffic.ladder.charset import unescaped_text
from harness.detect.traffic.ladder.opened import Opened

LINES_LIMIT = 200_000
_FOLD = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=\r?\n")
_ESCAPE = re.compile(r"\\([\\;,nN])")


def opened_vcard(text: str) -> Opened | None:
    """Values named `[card].PROPERTY`; None where no card begins."""
    if "BEGIN:VCARD" not in text and "BEGIN:VCALENDAR" not in text:
        return None
    values: list[str] = []
    names: list[str] = []
    card = -1
    joined = _FOLD.sub("", text)
    if "QUOTED-PRINTABLE" in joined:
        joined = _SOFT_BREAK.sub("", joined)
    for line in joined.splitlines()[:LINES_LIMIT]:
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        if name == "BEGIN":
            card += 1
        elif value and name not in ("END", "VERSION"):
            values.append(_plain(value, parameters.upper()))
            names.append(f"[{max(card, 0)}].{name.rpartition('.')[2]}")
    return Opened(("vcard",), values, lambda: names) if values else None


def _plain(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" in parameters:
        return unescaped_text(quopri.decodestring(value.encode()))[0]
    return _ESCAPE.sub(lambda one: "\n" if one[1] in "nN" else one[1], value) if "\\" in value else value
