"""The hooks channel: which web APIs an app calls, with its stack, from document start in every frame and tab.

A BiDi preload script watches the calls and reports over a BiDi channel, which is no property of the page, and once more
on the console, which loses nothing when a page moves on at once. Every message carries a secret of this attachment, and
counts once. Web workers are not watched; the CHANNEL event says so.
"""

import contextlib
import json
import secrets
import threading
from collections import deque
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from harness.capture.bidi import BidiConnection
from harness.capture.channel import CANARY_HOST, CANARY_URL, BrowserLike, ChannelLog, EvidenceSink, SelfTest, record
from harness.capture.hook_message import HookMessage, parse_hook_message
from harness.model.event import EventKind, Source
from harness.model.faults import CaptureLost

CONSOLE_MARK = "\u2063harness:hooks:"
SELF_TEST_TIMEOUT_S = 5.0
REMEMBERED_IDS = 4000
BIDI_CHANNEL = "harness-hooks"


@cache
def hook_script() -> str:
    return resources.files("harness.capture").joinpath("api_hooks.js").read_text(encoding="utf-8")


def preload_function(config: Mapping[str, str]) -> str:
    """The function declaration of the preload script; the browser passes the way back as its argument.

    Its last line ends with a newline: the browser puts the declaration into brackets, which a comment would swallow.
    """
    return f"(channel) => {{ ({hook_script()})(channel, {json.dumps(dict(config))}); }}\n//# sourceURL=harness:hooks\n"


class HooksChannel:
    """Attach before the session's first navigation: documents that are already there are not watched."""

    name = "hooks"

    def __init__(self, sink: EvidenceSink) -> None:
        self._sink = sink
        self._log = ChannelLog(sink, self.name)
        self._bidi: BidiConnection | None = None
        self._secret = self._marker = self._flush = ""
        self._known: deque[str] = deque(maxlen=REMEMBERED_IDS)
        self._arrived = threading.Event()

    def attach(self, session: BrowserLike) -> None:
        self._secret, self._marker, self._flush = (secrets.token_hex(16) for _ in range(3))
        self._known.clear()
        self._bidi = BidiConnection.of(session.driver, self._log.lost)
        self._bidi.on("script.message", self._take_message)
        self._bidi.on("log.entryAdded", self._take_console)
        config = {"secret": self._secret, "console_mark": CONSOLE_MARK, "self_test": self._marker, "flush": self._flush}
        self._bidi.command(
            "script.addPreloadScript",
            functionDeclaration=preload_function(config),
            arguments=[{"type": "channel", "value": {"channel": BIDI_CHANNEL}}],
        )
        self._log.started("BiDi preload script; web workers are not watched")

    def self_test(self, session: BrowserLike) -> SelfTest:
        """A call of ours, known by its argument, must arrive. Needs a document that was opened after `attach`."""
        self._arrived.clear()
        session.evaluate("navigator.geolocation.clearWatch(arguments[0])", self._marker)
        if not self._arrived.wait(SELF_TEST_TIMEOUT_S):
            return SelfTest(False, f"our own call did not arrive in {SELF_TEST_TIMEOUT_S:.0f} s")
        return SelfTest(True, "our own call arrived")

    def detach(self) -> None:
        """Ask the open pages for their last counts, then let go."""
        if self._bidi:
            with contextlib.suppress(CaptureLost):
                self._flush_pages(self._bidi)
            self._log.ended()
            self._bidi.close()
            self._bidi = None

    def _flush_pages(self, bidi: BidiConnection) -> None:
        """An event whose name only our hooks know; the answer to the next command comes after what it set free."""
        for context in bidi.command("browsingContext.getTree", maxDepth=0).get("contexts", [])[:10]:
            target = {"context": str(context.get("context"))}
            expression = f"void dispatchEvent(new Event('{self._flush}'))"
            bidi.command("script.evaluate", expression=expression, target=target, awaitPromise=False)

    def _take_message(self, params: Mapping[str, Any]) -> None:
        data = params.get("data")
        if params.get("channel") == BIDI_CHANNEL and isinstance(data, Mapping):
            self._take(str(data.get("value", "")))

    def _take_console(self, params: Mapping[str, Any]) -> None:
        text = params.get("text")
        if isinstance(text, str) and text.startswith(CONSOLE_MARK):
            self._take(text.removeprefix(CONSOLE_MARK))

    def _take(self, text: str) -> None:
        message = parse_hook_message(text, self._secret)
        if message is None or message.id in self._known:
            return
        self._known.append(message.id)
        self._write(message)

    def _write(self, message: HookMessage) -> None:
        data = {**message.data, "self_test": True} if _is_ours(message.data) else message.data
        record(self._sink, Source.HOOK, EventKind.CALL, data)
        if message.data.get("self_test"):
            self._arrived.set()


def _is_ours(data: Mapping[str, Any]) -> bool:
    """Calls that the self-tests of this and other channels make."""
    ours = data["category"] == "network" and data["args"].startswith(f"GET https://{CANARY_HOST}")
    return ours or data["frame_url"].startswith(CANARY_URL) or data.get("self_test") is True
