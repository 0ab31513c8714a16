"""A name's bytes in GBK and UTF-16, spelt in hex and base64.

Decoded blindly, four or six bytes are anybody's name: half of all digests pass for GBK. So they are looked for as they
would stand if this name were in them.
"""

from collections.abc import Iterator

from harness.detect.traffic.identity.digest_form import base64_forms

_CODECS = (("gbk", "gb18030"), ("utf16", "utf-16-le"), ("utf16", "utf-16-be"))
_MARK = "\ufeff"
# Six letters of base64 stand for four bytes: two characters of GBK.
SHORTEST = 6


def name_bytes(name: str) -> Iterator[tuple[str, str]]:
    """(form, text) of a name that is not ASCII: `gbk-hex`, `gbk-base64`, `utf16-hex`, `utf16-base64`."""
    if name.isascii():
        return
    for form, codec in _CODECS:
        for text in (name, *((_MARK + name,) if form == "utf16" else ())):
            raw = text.encode(codec, errors="replace")
            yield f"{form}-hex", raw.hex()
            yield f"{form}-hex", raw.hex().upper()
            yield from ((f"{form}-base64", spelt) for spelt in sorted(base64_forms(raw)) if len(spelt) >= SHORTEST)
