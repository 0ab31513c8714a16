"""No document leaves with a planted value in its text, and the refusal does not repeat it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.faults import EvidenceBroken
from harness.report.leak_guard import leaked, refuse_leaks


def test_guard_does_not_read_the_bytes_of_pictures() -> None:
    assert leaked('<image href="data:image/webp;base64,AAAA13812345678AAAA"> x', ["13812345678"]) == 0
    assert leaked("x 13812345678", ["13812345678"]) == 1


def test_guard_finds_a_value_of_any_length_at_any_place() -> None:
    document = "abc 李华 def 13812345678"
    assert leaked(document, ["李华", "13812345678", "abc", "8"]) == 4
    assert leaked(document, ["王芳", "13912345678", "138123456789"]) == 0


@given(st.text(max_size=60), st.lists(st.text(max_size=4), max_size=8))
def test_a_value_is_found_exactly_where_it_stands_in_the_text(document: str, values: list[str]) -> None:
    assert leaked(document, values) == sum(1 for value in set(values) if value and value in document)


def test_a_refusal_counts_and_never_names_the_value() -> None:
    with pytest.raises(EvidenceBroken, match=r"report\.html: 1 planted") as refused:
        refuse_leaks("x 13812345678", ["13812345678"], "report.html")
    assert "13812345678" not in refused.value.line("zh")
