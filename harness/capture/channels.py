"""All channels of a run together: one that fails is written down, the others and the run go on."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from selenium.common.exceptions import WebDriverException

from harness.capture.channel import CANARY_URL, BrowserLike, Channel, ChannelLog, EvidenceSink, SelfTest
from harness.model.faults import DeviceLost, HarnessError
from harness.model.saying import Saying

# Shown for the self-tests when there is no proxy to answer for the canary host: a text, so that a picture has colours.
LOCAL_PAGE = "data:text/html;charset=utf-8,<title>self-test</title><h1>self-test</h1><button>OK</button>"
NOT_ATTACHED = SelfTest(False, "the channel could not be attached")


class Channels:
    """`without` names the channels that this run does without; each gets an `off` event with the reason."""

    def __init__(self, sink: EvidenceSink, channels: Iterable[Channel], without: Sequence[str] = ()) -> None:
        self._sink = sink
        self._channels = [channel for channel in channels if channel.name not in without]
        self._attached: list[Channel] = []
        self._usable: list[Channel] = []
        for name in without:
            ChannelLog(sink, name).off(f"switched off by --without {name}")

    def attach(self, session: BrowserLike) -> None:
        """Attach every channel, before the session's first navigation. Failures become `failed` events."""
        attached: list[Channel] = []
        self._attached = []
        for channel in self._channels:
            with self._failing(channel):
                self._attached.append(channel)  # what was attached halfway is let go with the others
                channel.attach(session)
                attached.append(channel)
        self._usable = attached

    def prove(self, session: BrowserLike) -> Mapping[str, SelfTest]:
        """Open our own page and run every self-test on it; `proved` or `failed` events, and the outcome by name.

        Afterwards the session is on a blank page with an empty history. Raises DeviceLost when it does not navigate.
        """
        proxied = any(channel.name == "proxy" for channel in self._usable)
        _open(session, CANARY_URL if proxied else LOCAL_PAGE)
        outcome = {channel.name: NOT_ATTACHED for channel in self._channels}
        for channel in self._usable:
            outcome[channel.name] = self._test(channel, session)
        _open(session, "about:blank")
        session.cdp("Page.resetNavigationHistory")
        return outcome

    def prove_here(self, session: BrowserLike) -> Mapping[str, SelfTest]:
        """Every self-test once more, on whatever page is open: the app's state in it is new, the browser is not."""
        return {channel.name: self._test(channel, session) for channel in self._usable}

    def detach(self) -> None:
        """Let the session go, before it is closed; the last attached first."""
        for channel in reversed(self._attached):
            with self._failing(channel):
                channel.detach()
        self._attached, self._usable = [], []

    def _test(self, channel: Channel, session: BrowserLike) -> SelfTest:
        outcome = SelfTest(False, "the self-test broke off")
        with self._failing(channel):
            outcome = channel.self_test(session)
            log = ChannelLog(self._sink, channel.name)
            (log.proved if outcome.ok else log.failed)(outcome.why)
        return outcome

    @contextlib.contextmanager
    def _failing(self, channel: Channel) -> Iterator[None]:
        try:
            yield
        except HarnessError as fault:
            ChannelLog(self._sink, channel.name).failed(fault.what.say("en"))


def _open(session: BrowserLike, url: str) -> None:
    try:
        session.driver.get(url)
    except (WebDriverException, OSError) as error:
        why = type(error).__name__
        raise DeviceLost(
            Saying(f"the self-test page did not open ({why})", f"自检页面未能打开（{why}）"), url
        ) from error


def summary(outcome: Mapping[str, SelfTest]) -> Saying:
    """One sentence about which channels proved themselves."""
    bad = [f"{name} ({test.why})" for name, test in outcome.items() if not test.ok]
    if not bad:
        return Saying("all channels proved themselves", "全部取证通道自检通过")
    return Saying(f"not proved: {', '.join(bad)}", f"未通过自检：{'、'.join(bad)}")
