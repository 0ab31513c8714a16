"""Text that an app supplied, made fit to be shown: bounded, and nothing in it invisible or reordering.

Escaping for HTML is the template's work and comes after this.
"""

import unicodedata

from markupsafe import Markup

SHORT = 300
LONG = 4000
MARKS_IN_A_ROW = 4
_SPECIAL = frozenset({"Cf", "Cs", "Cn", "Co", "Zl", "Zp"})


def plain(text: str, limit: int = SHORT, *, keep_lines: bool = False) -> str:
    """`text` with controls, bidirectional and invisible characters shown as signs, cut after `limit` characters."""
    shown: list[str] = []
    marks = 0
    for character in text[:limit]:
        marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        if marks <= MARKS_IN_A_ROW:
            shown.append(_visible(character, keep_lines))
    return "".join(shown) + ("…" if len(text) > limit else "")


def for_template(value: object) -> object:
    """The template engine's last gate: whatever is not markup of our own is made plain."""
    return value if isinstance(value, Markup) else plain(str(value), LONG, keep_lines=True)


def css_string(text: str) -> str:
    """`text` as a quoted CSS string in which only letters and digits stand unescaped."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in plain(text, 120)) + '"'


def _visible(character: str, keep_lines: bool) -> str:
    code = ord(character)
    if character in "\n\t":
        return character if keep_lines else " "
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0 or unicodedata.category(character) in _SPECIAL:
        return f"⟨U+{code:04X}⟩"
    return character
