from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.form import opened_form, unquoted


def fields(text: str, *, declared: bool = True) -> list[tuple[str, str]]:
    opened = opened_form(text, declared=declared)
    assert opened is not None
    return list(zip(opened.names(), opened.values, strict=True))


@given(st.lists(st.tuples(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(min_size=1)), min_size=1))
def test_every_field_comes_back(pairs: list[tuple[str, str]]) -> None:
    text = "&".join(f"{name}={quote(value, safe='', errors='replace')}" for name, value in pairs)
    opened = opened_form(text, declared=True)
    assert opened is not None
    binary = [blob.content.decode() for blob in opened.blobs]
    assert sorted(opened.values + binary) == sorted(value.encode(errors="replace").decode() for _, value in pairs)


def test_gbk_behind_escapes_is_read_and_told() -> None:
    opened = opened_form("name=%D5%C5%C8%FD&id=1", declared=True)
    assert opened is not None
    assert (opened.values, opened.steps) == (["张三", "1"], ("form", "gbk"))


def test_bytes_behind_escapes_become_blobs() -> None:
    opened = opened_form("a=1&z=%1F%8B%08%00", declared=True)
    assert opened is not None
    assert [blob.content for blob in opened.blobs] == [b"\x1f\x8b\x08\x00"]
    assert opened.names() == ["a", "z"]


def test_a_broken_escape_stays_and_costs_no_other_field() -> None:
    assert fields("a=100%&b=%E5%BC%A0") == [("a", "100%"), ("b", "张")]


def test_plus_is_a_space_but_not_in_base64() -> None:
    assert fields("a=hello+world&b=MTM4MTIzNDU2Nz+5MTIz") == [("a", "hello world"), ("b", "MTM4MTIzNDU2Nz+5MTIz")]


def test_a_field_without_a_name_is_a_value() -> None:
    assert ("", "13812345678") in fields("13812345678&a=1")


@pytest.mark.parametrize("text", ["MTM4MTIzNDU2Nzg=", "a = b", "x=", "if (a=b) {}", "<a href=x>", "see a=1 and b=2"])
def test_undeclared_text_that_is_no_form_is_none(text: str) -> None:
    assert opened_form(text, declared=False) is None


def test_undeclared_text_of_a_form_is_one() -> None:
    assert fields("phone=13812345678&n=1", declared=False) == [("phone", "13812345678"), ("n", "1")]


def test_one_field_is_unquoted_by_itself() -> None:
    assert unquoted("%D5%C5+x") == ("张 x", "gbk")


def test_a_name_behind_escapes_is_a_value_too() -> None:
    assert ("book[欧阳垚]", "book[欧阳垚]") in fields("book%5B%E6%AC%A7%E9%98%B3%E5%9E%9A%5D=1")


def test_a_token_that_ends_in_an_equals_sign_is_not_lost_as_a_name() -> None:
    token = "enc$" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZn"
    assert (token, token) in fields(f"{token}=$0000", declared=False)


@pytest.mark.parametrize("name", ["李华华", "公孙翎旸"])
def test_a_single_field_in_gbk_is_read_rare_characters_too(name: str) -> None:
    opened = opened_form(f"n={quote(name.encode('gb18030'))}", declared=True)
    assert opened is not None
    assert (opened.steps, opened.values) == (("form", "gbk"), [name])
