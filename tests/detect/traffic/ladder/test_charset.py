import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.charset import (
    is_gb2312,
    plain_text,
    readable_runs,
    text_of,
    unescaped_text,
    utf8_of,
)
from harness.detect.traffic.ladder.marks import sensible

TEXT = '{"姓名":"李华","手机":"13812345678","备注":"关于做好第三季度工作的通知"}'


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
def test_each_charset_is_told_by_its_bytes(codec: str) -> None:
    found = text_of(TEXT.encode(codec))
    assert found is not None
    assert found[0].lstrip("\ufeff") == TEXT
    assert found[1] == ("gbk" if codec.startswith("gb") else "")


def test_a_broken_byte_does_not_make_utf8_chinese_of_another_charset() -> None:
    found = text_of(TEXT.encode() + b"\xff")
    assert found is not None
    assert "李华" in found[0]


@pytest.mark.parametrize("content", [bytes(range(256)), b"\x00\x01\x02\x03", b"\x08\x96\x01\x12\x05abcde\x00\x01"])
def test_binary_content_is_no_text(content: bytes) -> None:
    assert utf8_of(content) is None
    assert plain_text(content) is None


def test_readable_runs_are_found_between_binary_bytes() -> None:
    content = b"\x00\x01phone=13812345678\x00\xfe\xff" + "李晓华".encode() + b"\x03"
    assert readable_runs(content) == ["phone=13812345678", "李晓华"]


def test_a_run_ends_where_the_byte_before_it_says() -> None:
    """In JCE a field's tag stands right behind the text before it, and may be a letter."""
    assert readable_runs(b"\x16\x10cda12983a81049586\x05Linch\x00") == ["cda12983a8104958", "Linch"]


def test_escaped_bytes_are_utf8_or_gbk() -> None:
    assert unescaped_text("张三".encode()) == ("张三", "")
    assert unescaped_text("张三".encode("gbk")) == ("张三", "gbk")
    assert is_gb2312("张三".encode("gbk")) and not is_gb2312(b"plain")


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    text_of(content, "text/plain; charset=big5")
    unescaped_text(content)
    readable_runs(content)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_json_is_no_utf8_and_wide_chinese_is_told_by_its_declaration(codec: str) -> None:
    assert utf8_of(TEXT.encode(codec)) is None
    chinese = "关于做好第三季度工作的通知".encode(codec)
    assert text_of(chinese, f"text/plain; charset={codec.replace('-16-', '-16')}") == ("关于做好第三季度工作的通知", "")


RARE = ('{"xm":"公孙翎旸","bz":"请查收附件材料"}', "姓名公孙翎旸手机19900038648", "关于做好第三季度工作的通知")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", RARE)
def test_chinese_of_rare_characters_makes_sense_in_every_charset(text: str, codec: str) -> None:
    content = text.encode(codec)
    assert sensible(content)
    found = text_of(content)
    assert found is not None
    assert found[0] == text


def test_noise_seldom_passes_for_text() -> None:
    passed = sum(sensible(random.Random(seed).randbytes(16)) for seed in range(20_000))
    assert passed < 60


def test_a_length_that_is_a_letter_is_no_part_of_what_it_counts() -> None:
    spelt = "Y" * 88
    assert spelt in readable_runs(b"\x0b\x00\x01\x00\x00\x00X" + spelt.encode() + b"\x08\x00\x02")
