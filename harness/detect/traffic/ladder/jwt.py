"""JSON web tokens: header and claims, which are signed but not secret."""

import re

from harness.detect.traffic.ladder.base_encodings import bytes_of_base64
from harness.detect.traffic.ladder.charset import text_of
from harness.detect.traffic.ladder.json_tree import opened_json
from harness.detect.traffic.ladder.opened import Blob, Opened

TOKENS_LIMIT = 64
_TOKEN = re.compile(r"(?<![\w-])(eyJ[\w-]{4,}+)\.([\w-]{4,})(?:\.[\w-]*){1,3}", re.ASCII)


def opened_jwt(text: str) -> Opened | None:
    """The values of every token in a text, under `header` and `claims`; claims that were packed as bytes."""
    values: list[str] = []
    names: list[str] = []
    packed: list[Blob] = []
    for found, _ in zip(_TOKEN.finditer(text), range(TOKENS_LIMIT), strict=False):
        for part, token in (("header", found[1]), ("claims", found[2])):
            content = bytes_of_base64(token.encode())
            decoded = text_of(content)
            tree = opened_json(decoded[0]) if decoded and decoded[0][:1] == "{" else None
            if tree is not None:
                values += tree.values
                names += [f"{part}.{name}" for name in tree.names()]
            elif part == "claims" and "header.zip" in names and content:
                packed.append(Blob(content))
    blobs = ["claims"] * len(packed)
    return Opened(("jwt", "json"), values, lambda: [*names, *blobs], packed) if values else None
