"""Text behind escapes."""

import pytest

from harness.detect.traffic.ladder.escapes import opened_escapes


@pytest.mark.parametrize(
    ("text", "step", "plain"),
    [
        ("%E6%AC%A7%E9%98%B3", "percent", "欧阳"),
        ("%u6b27%u9633", "percent", "欧阳"),
        (r"\u6b27\u9633 1", "unicode", "欧阳 1"),
        (r"\u{6b27}\u{9633}\u{20000}", "unicode", "欧阳\U00020000"),
        (r"\x31\x33\x38", "unicode", "138"),
        (r"tel \xe6\xac\xa7\xe9\x98\xb3", "unicode", "tel 欧阳"),
        ("&#49;&#x33;&#x6b27;", "html", "13欧"),
    ],
)
def test_each_kind_is_undone_once(text: str, step: str, plain: str) -> None:
    opened = opened_escapes(text)
    assert opened is not None
    assert (opened.steps, opened.values) == ((step,), [plain])


@pytest.mark.parametrize("text", ["100% sure", r"C:\new", "a&#b;", "x"])
def test_other_text_has_none(text: str) -> None:
    assert opened_escapes(text) is None
