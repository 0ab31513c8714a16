"""The normal forms of a value: how apps write it before they make a digest of it.

| class | normal forms |
| --- | --- |
| all | as planted, lower case, upper case; thorough: in base64, and each also with a line feed at its end |
| phone, contacts' phones | +86, 86, 0086, `+86-` and `+86 ` before it; thorough: 138-1234-5678, 138 1234 5678 |
| id_card | 6-8-4 groups with dashes or spaces |
| imei | without the check digit |
| oaid, idfa, android_id, mac | without separators; mac also with - and with : |
| name, clipboard | in UTF-8 and in GB 18030, white space as it is, single, none |
| name, contacts' names | with each mark that is typed for the dot between the parts of a name, or none |
"""

import base64
import re
from collections.abc import Iterator

from harness.detect.traffic.identity.planted_value import Planted
from harness.detect.traffic.sighting import Leaving

_GROUPS = {
    Leaving.PHONE: (3, 4, 4),
    Leaving.CONTACTS: (3, 4, 4),
    Leaving.ID_CARD: (6, 8, 4),
    Leaving.IMEI: (2, 6, 6, 1),
    Leaving.OAID: (8, 4, 4, 4, 12),
    Leaving.IDFA: (8, 4, 4, 4, 12),
    Leaving.MAC: (2,) * 6,
    Leaving.ANDROID_ID: (4,) * 4,
}
_HEXADECIMAL = re.compile(r"(?:[0-9a-f]{12}|[0-9a-f]{16})")
# What stands between the parts of a Uyghur, Kazakh or Tibetan name; GB/T 2260's · is typed in every way.
NAME_DOTS = frozenset("·•・‧∙⋅")
DOTS_TYPED = ("·", "•", "・", ".", " ", "")
_DOT = re.compile(f"[{''.join(sorted(NAME_DOTS))}]")
_WORDS = (Leaving.NAME, Leaving.CLIPBOARD)


def grouped(value: Planted, mark: str) -> str:
    """The number in its usual groups with `mark` between them; undivided where its length is unusual."""
    core = value.core if value.text != value.text.upper() else value.core.upper()
    sizes = _GROUPS.get(value.what, ())
    if sum(sizes) != len(core):
        return core
    ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
    return mark.join(core[end - size : end] for end, size in zip(ends, sizes, strict=True))


def phone_with_country_code(number: str) -> tuple[str, ...]:
    return tuple(code + number for code in ("+86", "86", "0086", "+86-", "+86 "))


def integers_of(value: Planted) -> Iterator[tuple[str, str]]:
    """(text, form) of a value as the number that a binary or a scripting format makes of it, without a sign."""
    if len(value.core) == 11 and value.core.isdigit() and value.what in (Leaving.PHONE, Leaving.CONTACTS):
        yield str(2 * int(value.core)), "zigzag"
        yield f"{int(value.core):x}", "hexadecimal"
    elif value.what in (Leaving.ANDROID_ID, Leaving.MAC) and _HEXADECIMAL.fullmatch(value.core):
        number, bits = int(value.core, 16), 4 * len(value.core)
        yield str(number), "integer"
        if number >> (bits - 1):
            yield str((1 << bits) - number), "integer"


def normal_forms(value: Planted, *, thorough: bool) -> Iterator[tuple[str, bytes]]:
    """(name of the form, its bytes), each bytes once; `thorough` adds the rarer ones."""
    seen: set[bytes] = set()
    for name, text in _texts(value, thorough):
        for case, cased in (("", text), ("lower", text.lower()), ("upper", text.upper())):
            for end in ("", "\n") if thorough else ("",):
                for content in _encoded(cased + end):
                    if content not in seen:
                        seen.add(content)
                        yield "+".join(part for part in (name, case, "newline" * bool(end)) if part) or "plain", content


def _texts(value: Planted, thorough: bool) -> Iterator[tuple[str, str]]:
    # A digest knows nothing of NFKC: ， and , are two things to it.
    writings = dict.fromkeys((value.written or value.text, value.text))
    yield from (("", text) for text in writings)
    if thorough:
        yield from (("base64", base64.b64encode(text.encode(errors="replace")).decode()) for text in writings)
    if value.what in _WORDS or value.canary.endswith(".name"):
        for text in writings:
            yield "spaced", " ".join(text.split())
            yield "nosep", "".join(text.split())
            if value.what is not Leaving.CLIPBOARD and not NAME_DOTS.isdisjoint(text):
                parts = _DOT.split(text)
                yield from (("dotted", mark.join(parts)) for mark in DOTS_TYPED)
    elif value.what in (Leaving.PHONE, Leaving.CONTACTS):
        yield from (("cc", text) for text in phone_with_country_code(value.core))
    elif value.what is not Leaving.APP_LIST:
        yield "nosep", grouped(value, "")
    if thorough and value.what in _GROUPS:
        yield from ((name, grouped(value, mark)) for name, mark in (("dashed", "-"), ("spaced", " "), ("colon", ":")))
    if value.what is Leaving.IMEI:
        yield "imei14", value.core[:14]


def _encoded(text: str) -> Iterator[bytes]:
    yield text.encode(errors="replace")
    if not text.isascii():
        yield text.encode("gb18030", errors="replace")
