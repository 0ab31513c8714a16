"""Filter lists in the syntax of adblock, or hosts files, that the user supplies: does one name this request?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import adblock

from harness.detect.traffic.message import Message
from harness.model.faults import BadInput
from harness.model.saying import Saying

MAX_LIST_BYTES = 64 << 20
MAX_URL_CHARS = 4_096  # rules look at hosts and paths; what a longer query holds is not theirs
_HOSTS_LINE = ("0.0.0.0 ", "127.0.0.1 ", "0.0.0.0\t", "127.0.0.1\t")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg")


@dataclass(frozen=True, slots=True)
class FilterList:
    """One list, compiled. `name` is its file's name."""

    name: str
    engine: Any

    def rule(self, message: Message, source_url: str) -> str | None:
        """The rule by which the list would block the request that `source_url` made, None where it would not."""
        found = self.engine.check_network_urls(message.url[:MAX_URL_CHARS], source_url, request_type(message))
        return str(found.filter or "") if found.matched else None


def load_lists(paths: Sequence[Path]) -> tuple[FilterList, ...]:
    """The lists at `paths`. Raises BadInput where one cannot be read. Rules unknown to the engine are passed over."""
    return tuple(_load(path) for path in paths)


def request_type(message: Message) -> str:
    """What a rule's options call such a request; a guess: a capture does not tell what asked for it."""
    if message.scheme in ("ws", "wss"):
        return "websocket"
    path = message.path.partition("?")[0].lower()
    if path.endswith(_PICTURES):
        return "image"
    return "script" if path.endswith(".js") else "xmlhttprequest"


def _load(path: Path) -> FilterList:
    try:
        if path.stat().st_size > MAX_LIST_BYTES:
            raise BadInput(Saying("the filter list is larger than 64 MiB", "过滤规则文件超过 64 MiB"), str(path))
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        what = Saying(f"the filter list cannot be read: {error.strerror}", f"无法读取过滤规则：{error.strerror}")
        raise BadInput(what, str(path), Saying("check the path", "检查路径")) from error
    rules = adblock.FilterSet(debug=True)
    rules.add_filter_list(text, "hosts" if _is_hosts_file(text) else "standard")
    return FilterList(path.name, adblock.Engine(rules, optimize=False))


def _is_hosts_file(text: str) -> bool:
    lines = [line for line in text[:20_000].splitlines() if line.strip() and line[0] not in "#!["]
    return bool(lines) and sum(line.startswith(_HOSTS_LINE) for line in lines) * 2 > len(lines)
