"""A run loads the instruments of its own platform alone."""

import subprocess
import sys

import pytest

from harness.capture.platform_instruments import DRIVEN

OTHER = {"browser": "harness.capture.android_instruments", "android": "harness.capture.browser_instruments"}


@pytest.mark.parametrize("platform", DRIVEN)
def test_what_another_platform_needs_is_not_loaded(platform: str) -> None:
    words = f"""
import sys
from harness.capture.platform_instruments import instruments_for
try:
    instruments_for({platform!r}, None)
except AttributeError:
    pass
print({OTHER[platform]!r} in sys.modules, any(name.endswith({platform!r} + "_instruments") for name in sys.modules))
"""
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() == ["False", "True"]
