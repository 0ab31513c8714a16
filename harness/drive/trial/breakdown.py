"""What became of an app, from what its page shows: a crash, a freeze, a blank screen, and who is to blame. Pure.

A crash is a page process that is gone, or an uncaught script error after which the page is white or dead; one that
leaves the page at work is a fault of the app, but no crash. A freeze (ANR) is a page that cannot react for over 5 s.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.devices.page_state import PageState, ScriptFault

FREEZE_MS = 5_000.0  # Android's limit for input; standards.md STAB-2
ERROR_PAGE = "chrome-error:"
_STATUS = re.compile(r"status of (5\d\d)")
_NET_ERROR = re.compile(r"net::ERR_[A-Z0-9_]+")
# Failures on the way; a refused or reset connection is the server's.
_OF_THE_WAY = re.compile(
    r"net::ERR_(?:INTERNET_DISCONNECTED|NETWORK_|NAME_|ADDRESS_|PROXY_|TUNNEL_|TIMED_OUT|CONNECTION_TIMED)"
)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`what` and `cause` as in EventKind.BREAKDOWN; `cause` is empty where only the app can be meant."""

    what: str
    signature: tuple[str, ...]
    reason: str
    cause: str = ""

    def data(self, core: bool) -> dict[str, object]:
        told = {"what": self.what, "signature": list(self.signature), "reason": self.reason}
        return {**told, "foreground": True, "core": core, **({"cause": self.cause} if self.cause else {})}


def breakdown_of(state: PageState, dead: bool, complaints: Iterable[str]) -> Breakdown | None:
    """What a page shows that is still there; None while it is in order. `dead`: no control has any effect."""
    listed = list(complaints)
    if state.blocked_ms > FREEZE_MS:
        blocker = state.blocker or "main thread"
        return Breakdown("anr", (blocker,), f"the main thread was blocked for {state.blocked_ms / 1000:.1f} s")
    if state.url.startswith(ERROR_PAGE) or state.status >= 500:
        return _not_served(state, listed)
    white = state.blank and state.ready == "complete"
    if (white or dead) and state.errors:
        how = "white screen" if white else "dead page"
        return Breakdown("crash", signature_of(state.errors), f"{how} after an uncaught error")
    if white:
        return Breakdown("blank", ("blank", _place(state.url)), "nothing is shown", blame_of(listed))
    return None


def _not_served(state: PageState, complaints: Sequence[str]) -> Breakdown:
    told = f"status {state.status}" if state.status >= 500 else "the page was not delivered"
    cause = "server" if state.status >= 500 else blame_of(complaints) or "network"
    return Breakdown("launch", (told, _place(state.url)), told, cause)


def blame_of(complaints: Iterable[str]) -> str:
    """Whose the failed requests are: server, network, or "" where none failed."""
    text = "\n".join(complaints)
    if _STATUS.search(text):
        return "server"
    if _OF_THE_WAY.search(text):
        return "network"
    return "server" if _NET_ERROR.search(text) else ""


def lost_page(loss: str) -> Breakdown:
    """What it means that the page does not answer any more."""
    if loss == "crash":
        return Breakdown("crash", ("page process gone",), "the page's process ended (Aw, Snap!)")
    if loss == "anr":
        return Breakdown("anr", ("page does not answer",), "the page did not answer a script in time")
    return Breakdown("crash", ("device gone",), "the browser did not answer any more", "device")


def failed_request(complaints: Iterable[str]) -> Breakdown | None:
    """An interface that failed with a 5xx while the page stayed at work: the server's failure of a step."""
    found = next((line for line in complaints if _STATUS.search(line)), None)
    if found is None:
        return None
    status = _STATUS.search(found)
    place = _place(found.split(" ", 1)[0])
    return Breakdown("step", (f"status {status.group(1) if status else '5xx'}", place), "an interface failed", "server")


def signature_of(errors: Sequence[ScriptFault]) -> tuple[str, ...]:
    """The last error's text without numbers, and its top frames without what differs from load to load."""
    last = errors[-1]
    return (re.sub(r"\d+", "#", last.text), *(re.sub(r"[?&][^:\s)]*", "", frame) for frame in last.stack))[:3]


def _place(url: str) -> str:
    return re.sub(r"[?#].*|\d+", "", url)[:120]
