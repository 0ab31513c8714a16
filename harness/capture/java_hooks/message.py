"""What the agent says, checked: it runs inside the app, so nothing of it is taken without bounds."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

MAX_FRAMES = 30
MAX_TEXT = 400
MAX_MESSAGES = 1000
MAX_COUNT = 1_000_000_000
MAX_PLAINTEXT = 4096
STATES = frozenset({"installed", "missing_class", "missing_method", "missing_function", "failed"})
_PAYLOAD_TEXTS = ("algorithm", "plaintext", "plaintext_text", "ciphertext_sha256", "ciphertext_head")
_PAYLOAD_SIZES = ("plaintext_bytes", "ciphertext_bytes")


@dataclass(frozen=True, slots=True)
class Called:
    """One call in full (with its stack), or several told together; times are the device's clock since 1970, in ms."""

    hook: int
    count: int
    args: str
    at_ms: float
    last_ms: float | None
    importance: int
    thread: int
    result: str
    stack: tuple[str, ...]
    category: str
    weight: str
    self_test: str
    fault: str
    bytes: int
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HookState:
    """Whether a hook sits: `overloads` of a method, or places of a function. `why` where it does not."""

    hook: int
    state: str
    overloads: int
    why: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages that came together, in order; `number` grows by one each, so that a lost batch shows."""

    number: int
    messages: tuple[Called | HookState, ...]
    refused: int


def parse_batch(raw: object) -> Batch | None:
    """The batch, or None when it is none; single messages that cannot be read are counted as `refused`."""
    if not isinstance(raw, Mapping) or not isinstance(raw.get("messages"), list):
        return None
    number = _whole(raw.get("batch"))
    if number < 1:
        return None
    every = raw["messages"]
    read = [one for message in every[:MAX_MESSAGES] for one in _messages(message)]
    good = tuple(one for one in read if one is not None)
    return Batch(number, good, len(read) - len(good) + max(0, len(every) - MAX_MESSAGES))


def _messages(raw: object) -> Iterator[Called | HookState | None]:
    if isinstance(raw, Mapping) and isinstance(raw.get("installed"), list):
        yield from (parse_state(one) for one in raw["installed"][:MAX_MESSAGES])
    else:
        yield parse_call(raw)


def parse_call(raw: object) -> Called | None:
    """One call, or None when it is none."""
    if not isinstance(raw, Mapping) or not _is_number(raw.get("hook")):
        return None
    return Called(
        hook=raw["hook"],
        count=min(max(_whole(raw.get("count")), 1), MAX_COUNT),
        args=_text(raw.get("args")),
        at_ms=_milliseconds(raw.get("at_ms")) or 0.0,
        last_ms=_milliseconds(raw.get("last_ms")),
        importance=_whole(raw.get("importance")),
        thread=_whole(raw.get("thread")),
        result=_text(raw.get("result")),
        stack=_texts(raw.get("stack")),
        category=_text(raw.get("category")),
        weight=_text(raw.get("weight")),
        self_test=_text(raw.get("self_test")),
        fault=_text(raw.get("fault")),
        bytes=max(0, _whole(raw.get("bytes"))),
        payload=_payload(raw.get("payload")),
    )


def parse_state(raw: object) -> HookState | None:
    """One hook's state, or None when it is none."""
    if not isinstance(raw, Mapping) or not _is_number(raw.get("hook")) or raw.get("state") not in STATES:
        return None
    return HookState(raw["hook"], raw["state"], max(0, _whole(raw.get("overloads"))), _text(raw.get("why")))


def _payload(raw: object) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        return {}
    texts = {key: str(raw[key])[:MAX_PLAINTEXT] for key in _PAYLOAD_TEXTS if isinstance(raw.get(key), str)}
    return texts | {key: max(0, _whole(raw[key])) for key in _PAYLOAD_SIZES if key in raw}


def _text(value: object) -> str:
    return value[:MAX_TEXT] if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return (
        tuple(one[:MAX_TEXT] for one in value[:MAX_FRAMES] if isinstance(one, str)) if isinstance(value, list) else ()
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 1 << 53 else 0


def _milliseconds(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value) or abs(value) >= 1e15:
        return None
    return round(float(value), 1)
