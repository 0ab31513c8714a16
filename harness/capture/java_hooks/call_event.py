"""What a recording says of a hooked call."""

from collections.abc import Iterable
from itertools import dropwhile
from typing import Any

from harness.capture.java_hooks.hook import Category, Hook, NativeHook
from harness.capture.java_hooks.message import Called
from harness.capture.java_hooks.sdk_table import SdkTable

_CATEGORIES = frozenset(Category)


def call_data(called: Called, hook: Hook | NativeHook, process: str, pid: int, sdks: SdkTable) -> dict[str, Any]:
    """The data of a CALL event. Repetitions have no stack and name no SDK: they were counted, not looked at."""
    told = called.category
    data: dict[str, Any] = {
        "api": hook.api,
        "category": told if told in _CATEGORIES else hook.category.value,
        "args": called.args,
        "stack": list(called.stack),
        "frame_url": "",
        "page_ms": called.at_ms,
        "count": called.count,
        "process": process,
        "pid": pid,
        "importance": called.importance,
    }
    weight = called.weight or hook.weight
    if weight in ("low", "high"):
        data["weight"] = weight
    if called.stack:
        data |= {"thread": called.thread, "sdk": sdks.of_stack(_callers(called.stack, hook))}
    else:
        data["together"] = True
    if called.last_ms is not None:
        data["last_ms"] = called.last_ms
    kept = {"result": called.result, "bytes": called.bytes, "payload": dict(called.payload), "fault": called.fault}
    data |= {key: value for key, value in kept.items() if value}
    if called.self_test or hook.category is Category.SELF_TEST:
        data["self_test"] = True
    return data


def _callers(stack: Iterable[str], hook: Hook | NativeHook) -> Iterable[str]:
    """Without the frames of the hooked class itself: an SDK that is called is not the caller."""
    if isinstance(hook, NativeHook):
        return stack
    own = f"{hook.class_name}."
    return dropwhile(lambda frame: frame.rpartition("/")[2].startswith(own), stack)
