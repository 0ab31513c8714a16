"""Named fields one after another in plain text: `lat:39.9|acc=12|lng:116.4`, a log's lines, a header's parts.

Read as fields because their names tell which values belong together and what else stands between them. To split a text
is no decoding: it has no step of its own.
"""

import re

from harness.detect.traffic.ladder.opened import Opened

FIELDS_LIMIT, LONGEST_CHARS = 2_000, 64 << 10
FEWEST = 2
# In the order in which they are tried: what stands in values seldom comes before what does so often.
_BETWEEN = ("\x01", "\n", "\t", "|", "^", ";", "&", ", ", ",")
_FIELD = re.compile(r"\s*[\"']?([A-Za-z_$][\w.$\[\]-]{0,60}+)[\"']?\s*+[=:]\s*+(.*)", re.DOTALL)
_WORD = re.compile(r"[\w./+-]{1,80}")


def may_be_field_list(text: str) -> bool:
    """A quick look: two marks between name and value, and something between two fields."""
    if len(text) < 8 or text.count("=") + text.count(":") < FEWEST:
        return False
    return any(between in text for between in _BETWEEN)


def opened_field_list(text: str) -> Opened | None:
    """The values by their names; None unless every piece of the text is a field."""
    if len(text) > LONGEST_CHARS or not may_be_field_list(text):
        return None
    for between in _BETWEEN:
        if between in text and (fields := _fields(text, between)):
            return Opened((), [value for _, value in fields], lambda: [name for name, _ in fields])
    return None


def _fields(text: str, between: str) -> list[tuple[str, str]]:
    if text.count(between) > FIELDS_LIMIT:
        return []
    fields: list[tuple[str, str]] = []
    for piece in text.split(between):
        # `---` begins a document of YAML.
        if piece.strip() in ("", "---"):
            continue
        found = _FIELD.match(piece)
        # A word before the first `;`: the step of a path (RFC 3986, 3.3), the value that a header's parameters are of.
        if found is None and between == ";" and not fields and _WORD.fullmatch(piece):
            fields.append(("", piece))
            continue
        # An address begins like a field.
        if found is None or found[2].startswith("//"):
            return []
        fields.append((found[1], found[2].strip().strip("\"'")))
    return fields if sum(bool(name) for name, _ in fields) >= FEWEST else []
