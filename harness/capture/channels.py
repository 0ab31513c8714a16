"""All channels of a run together: one that fails is written down, the others and the run go on."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harness.capture.channel import CANARY_URL, Channel, ChannelLog, EvidenceSink, SelfTest, Watched
from harness.model.faults import HarnessError
from harness.model.saying import Saying

# Shown for the self-tests when there is no proxy to answer for the canary host: a text, so that a picture has colours.
LOCAL_PAGE = "data:text/html;charset=utf-8,<title>self-test</title><h1>self-test</h1><button>OK</button>"
NOT_ATTACHED = SelfTest(False, "the channel could not be attached")


class Channels[S: Watched]:
    """`without` names the channels that this run does without; each gets an `off` event with the reason."""

    def __init__(self, sink: EvidenceSink, channels: Iterable[Channel[S]], without: Sequence[str] = ()) -> None:
        self._sink = sink
        self._channels = [channel for channel in channels if channel.name not in without]
        self._attached: list[Channel[S]] = []
        self._usable: list[Channel[S]] = []
        for name in without:
            ChannelLog(sink, name).off(f"switched off by --without {name}")

    def attach(self, session: S) -> None:
        """Attach every channel, before the app is opened. Failures become `failed` events."""
        attached: list[Channel[S]] = []
        self._attached = []
        for channel in self._channels:
            with self._failing(channel):
                self._attached.append(channel)  # what was attached halfway is let go with the others
                channel.attach(session)
                attached.append(channel)
        self._usable = attached

    def prove(self, session: S) -> Mapping[str, SelfTest]:
        """Show a page of ours and run every self-test on it; `proved` or `failed` events, and the outcome by name.

        Afterwards the session is as it was before. Raises DeviceLost when it cannot show a page.
        """
        proxied = any(channel.name == "proxy" for channel in self._usable)
        session.show_test_page(CANARY_URL if proxied else LOCAL_PAGE)
        outcome = {channel.name: NOT_ATTACHED for channel in self._channels}
        for channel in self._usable:
            outcome[channel.name] = self._test(channel, session)
        session.leave_test_page()
        return outcome

    def prove_here(self, session: S) -> Mapping[str, SelfTest]:
        """Every self-test once more, on whatever page is open: the app's state in it is new, the browser is not."""
        return {channel.name: self._test(channel, session) for channel in self._usable}

    def detach(self) -> None:
        """Let the session go, before it is closed; the last attached first."""
        for channel in reversed(self._attached):
            with self._failing(channel):
                channel.detach()
        self._attached, self._usable = [], []

    def _test(self, channel: Channel[S], session: S) -> SelfTest:
        outcome = SelfTest(False, "the self-test broke off")
        with self._failing(channel):
            outcome = channel.self_test(session)
            log = ChannelLog(self._sink, channel.name)
            (log.proved if outcome.ok else log.failed)(outcome.why)
        return outcome

    @contextlib.contextmanager
    def _failing(self, channel: Channel[S]) -> Iterator[None]:
        try:
            yield
        except HarnessError as fault:
            ChannelLog(self._sink, channel.name).failed(fault.what.say("en"))


def summary(outcome: Mapping[str, SelfTest]) -> Saying:
    """One sentence about which channels proved themselves."""
    bad = [f"{name} ({test.why})" for name, test in outcome.items() if not test.ok]
    if not bad:
        return Saying("all channels proved themselves", "全部取证通道自检通过")
    return Saying(f"not proved: {', '.join(bad)}", f"未通过自检：{'、'.join(bad)}")
