"""Channels that there are, and those that somebody invented."""

import pytest

from harness.model.faults import BadInput
from harness.model.run import CHANNELS
from harness.run.refusal import refuse_unknown_channels


def test_known_channels_are_not_refused() -> None:
    refuse_unknown_channels(CHANNELS)


def test_a_channel_may_be_named_twice_but_not_invented() -> None:
    with pytest.raises(BadInput, match="choose of: screens, proxy, hooks, frida, logs"):
        refuse_unknown_channels(("proxy", "proxies"))
