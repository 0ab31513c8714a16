"""Every step word takes what it takes, in the short form and in the long one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from harness.model.app import Step
from harness.plan.step_words import WORDS, step_of

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from([*WORDS, "text", "field", "ms"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ({"tap": "登录"}, Step("tap", {"text": "登录"})),
        ({"tap": {"text": "登录"}}, Step("tap", {"text": "登录"})),
        ({"back": {}}, Step("back", {})),
        ({"back": None}, Step("back", {})),
        ("home", Step("home", {})),
        ({"scroll": {"screens": 1.5}}, Step("scroll", {"screens": 1.5})),
        ({"choose_file": {"field": "照片"}}, Step("choose_file", {"field": "照片"})),
        ({"expect": "价格 $$5"}, Step("expect", {"text": "价格 $$5"})),
    ],
)
def test_the_forms_in_which_a_step_is_written(written: Any, step: Step) -> None:
    assert step_of(written) == step


@pytest.mark.parametrize(
    "written",
    [{}, "tap", "jump", {"tap": ""}, {"tap": "  "}, {"tap": None}, {"expect": "5 $"}, {"tap": "x" * 501}, {"wait": {}},
     {"wait": {"ms": True}}, {"wait": {"ms": 1.5}}, {"wait": 200}, {"back": "x"}, {"home": {"text": "x"}}, 3, None],
)  # fmt: skip
def test_what_is_no_step_is_refused(written: Any) -> None:
    with pytest.raises(PydanticCustomError):
        step_of(written)


@given(anything)
def test_anything_is_a_step_or_refused(value: Any) -> None:
    try:
        step = step_of(value)
    except PydanticCustomError:
        return
    assert step.word in WORDS
    assert set(WORDS[step.word][0]) <= set(step.args)
