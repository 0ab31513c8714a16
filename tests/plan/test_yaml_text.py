"""Any text is a YAML document or one complaint, within bounds."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.faults import BadInput
from harness.plan.yaml_text import parse_yaml


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"%@#?,\n\t \x00é字0123"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        parse_yaml(text, "f")


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "a:\n "])
def test_depth_is_bounded(opened: str) -> None:
    with pytest.raises(BadInput):
        parse_yaml(opened * 5000, "f")


def test_a_bomb_of_aliases_is_refused_at_its_first_fuse() -> None:
    bomb = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n"
    with pytest.raises(BadInput, match="an alias"):
        parse_yaml(bomb, "f")


def test_only_one_document_is_taken() -> None:
    with pytest.raises(BadInput, match="f line 2"):
        parse_yaml("a: 1\n--- \nb: 2\n", "f")


def test_no_object_is_made_from_a_tag() -> None:
    for tag in ("!!python/name:os.system", "!!python/object/new:dict", "!x", "!!binary"):
        with contextlib.suppress(BadInput):
            assert isinstance(parse_yaml(f"a: {tag} aGk=\n", "f")["a"], bytes)


def test_the_chinese_tells_the_problem_in_chinese() -> None:
    told = {
        "a: b: c": "此处不应出现冒号",
        "a:\n\t- b": "不能用制表符缩进",
        "a: [1": "缺少逗号或右括号",
        'a: "b': "未闭合",
    }
    told |= {"a: 1\na: 2": "键重复", "1: 2": "键不是文字", "a: &x 1\nb: *x": "不允许使用别名", "a: 1\n b: 2": "冒号"}
    for text, said in told.items():
        with pytest.raises(BadInput) as caught:
            parse_yaml(text, "f.yaml")
        assert said in caught.value.what.zh, text
