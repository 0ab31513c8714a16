"""One event as one line of events.jsonl, and back.

A line holds `prev`, the SHA-256 of the line before it, so that no line can be changed, dropped or moved unseen. It is
at most MAX_LINE_BYTES long: what an app can make arbitrarily long is cut, and `_cut` in the data says what and by how
much (the whole is in the traffic or on the screen).
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from harness.model.event import Event
from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying
from harness.recording.json_form import canonical, from_json, stamp, to_json

MAX_LINE_BYTES = 64 * 1024
MAX_DEPTH = 16
CUT = "_cut"
MAX_CUT_NOTES = 20
# Tried in turn until the line fits: the most characters of a string, and the most items of a list or object.
LIMITS = (16384, 4096, 1024, 256, 64, 16)


def digest(line: bytes) -> str:
    """SHA-256 in hex of a line without its newline: what the next line cites."""
    return hashlib.sha256(line).hexdigest()


def encode_line(event: Event, prev: str) -> bytes:
    """The line without its newline. Raises EvidenceBroken when `data` (already `fitted`) is still too long."""
    line = canonical({**to_json(event), "prev": prev, "t": stamp(event.t), "mono_ms": round(event.mono_ms, 3)})
    if len(line) > MAX_LINE_BYTES:
        raise EvidenceBroken(Saying("an event is longer than a line may be", "事件超出单行长度上限"), event.kind)
    return line


def decode_line(line: bytes, where: str) -> tuple[Event, str]:
    """The event and the `prev` it cites. Raises EvidenceBroken naming `where` for anything that is not such a line."""
    value = load_json(line, where)
    prev = value.pop("prev", None) if isinstance(value, dict) else None
    if not isinstance(prev, str):
        raise EvidenceBroken(Saying("not an event: it cites no line before it", "不是事件：未引用前一行"), where)
    return from_json(Event, value, where), prev


def load_json(content: bytes, where: str) -> Any:
    """Bytes that somebody may have made up, as JSON. Raises EvidenceBroken, never anything else."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise EvidenceBroken(Saying(f"not JSON ({fault!s:.80})", f"不是 JSON（{fault!s:.80}）"), where) from None


def fitted(data: Mapping[str, Any], room_bytes: int = MAX_LINE_BYTES - 1024) -> dict[str, Any]:
    """`data` as plain JSON of at most `room_bytes`. Raises EvidenceBroken for values that have no JSON form."""
    for limit in LIMITS:
        notes: list[str] = []
        plain = _cut(data, limit, notes, "", 0)
        if notes:
            plain[CUT] = notes[:MAX_CUT_NOTES]
        if len(canonical(plain)) <= room_bytes:
            result: dict[str, Any] = plain
            return result
    return {CUT: [f"all data: {len(data)} keys"]}


def _cut(value: Any, limit: int, notes: list[str], path: str, depth: int) -> Any:
    if depth > MAX_DEPTH:
        notes.append(f"{path:.80}: deeper than {MAX_DEPTH}")
        return None
    if isinstance(value, str) and not isinstance(value, Enum):
        return _cut_text(value, limit, notes, path)
    if isinstance(value, float) and not math.isfinite(value):
        raise EvidenceBroken(Saying("NaN and infinity have no JSON form", "NaN 与无穷没有 JSON 形式"), path)
    if isinstance(value, Mapping):
        pairs = _few(list(value.items()), limit, notes, path)
        return {_cut_key(key, path): _cut(item, limit, notes, f"{path}.{key}"[:80], depth + 1) for key, item in pairs}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        items = _few(value, limit, notes, path)
        return [_cut(item, limit, notes, f"{path}[{at}]", depth + 1) for at, item in enumerate(items)]
    return to_json(value)


def _cut_text(text: str, limit: int, notes: list[str], path: str) -> str:
    # A page can hand out half a surrogate pair, which no UTF-8 file can hold: it is written as its escape.
    kept = text[:limit].encode("utf-8", "backslashreplace").decode()
    if len(text) <= limit:
        return kept
    notes.append(f"{path}: {limit} of {len(text)} characters")
    return kept + "…"


def _few(items: Sequence[Any], limit: int, notes: list[str], path: str) -> Sequence[Any]:
    if len(items) > limit:
        notes.append(f"{path}: {limit} of {len(items)} items")
    return items[:limit]


def _cut_key(key: Any, path: str) -> str:
    if not isinstance(key, str):
        raise EvidenceBroken(Saying("a key that is no text", "键不是文字"), path)
    return _cut_text(str(key), 256, [], path)
