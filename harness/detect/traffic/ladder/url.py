"""Addresses inside values: what their query, their fragment and the escaped steps of their path say."""

import re
from urllib.parse import unquote

from harness.detect.traffic.ladder.form import opened_form
from harness.detect.traffic.ladder.opened import Opened

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\s?#]{0,8192}(?:\?([^\s#]*))?(?:#(\S*))?")


def opened_url(text: str) -> Opened | None:
    """The fields behind an address; None where it has none or other text follows it."""
    found = _URL.fullmatch(text)
    if found is None:
        return None
    values: list[str] = []
    names: list[str] = []
    for part, query in (("query", found[1]), ("fragment", found[2])):
        if not query:
            continue
        fields = opened_form(query.rpartition("?")[2], declared=True)
        values += fields.values if fields else [unquote(query)]
        names += [f"{part}.{name}" for name in fields.names()] if fields else [part]
    path = text[: found.start(1) - 1] if found[1] is not None else text
    if "%" in path:
        values.append(unquote(path))
        names.append("url")
    return Opened(("url",), values, lambda: names) if values else None
