"""Short labels that lead somewhere: controls and headings, not what stands in a text."""

import re

from harness.detect.screen.entry_label import entries
from tests.detect.screen_factory import heading, link, view

WANTED = re.compile("清单")


def test_controls_and_headings_count() -> None:
    assert [piece.text for piece in entries(view(heading("共享清单"), link("收集清单")), WANTED)] == [
        "共享清单",
        "收集清单",
    ]


def test_plain_text_and_long_text_do_not() -> None:
    assert list(entries(view("第一段文字", "清单", "清单" * 12), WANTED)) == []
