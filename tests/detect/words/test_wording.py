import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.words.wording import normalise, spaced


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("登 录", "登录"),
        ("備案編號：１２３", "备案编号:123"),
        ("打\u200b卡\n", "打卡"),
        ("立即簽到", "立即签到"),
        ("￥ 9.9", "¥9.9"),
    ],
)
def test_one_spelling(raw: str, text: str) -> None:
    assert normalise(raw) == text


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not any(char.isspace() for char in once)


@given(st.text(max_size=200))
def test_spaced_without_its_spaces_is_normalised(text: str) -> None:
    assert normalise(spaced(text)) == normalise(text)


def test_length_is_bounded() -> None:
    assert len(normalise("﷽" * 30_000)) <= 20_000
