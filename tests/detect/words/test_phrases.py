"""The files of phrases: each reads, is used whole and by nobody else, and what is wrong in one names its place."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.words.phrases import SHARED, Phrases, read_phrases, spelt_out
from harness.model.faults import BadInput
from harness.model.table_yaml import load_table

DETECT = Path(__file__).parents[3] / "harness" / "detect"
FILES = {path.stem: read_phrases(path.read_text("utf-8"), path.name) for path in (DETECT / "phrases").glob("*.yaml")}
WORD = re.compile(r"\{([a-z][a-z_]*)\}")


def _asked_for() -> dict[str, set[str]]:
    """File of phrases -> the phrases that modules ask it for."""
    asked: dict[str, set[str]] = {}
    for path in DETECT.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        opened = {
            node.targets[0].id: node.value.args[0].value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Call)
            and ast.unparse(node.value.func) == "Phrases"
            and isinstance(node.value.args[0], ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in opened:
                asked.setdefault(str(opened[node.value.id]), set()).add(node.attr)
    return asked


def test_every_phrase_is_asked_for_and_every_one_asked_for_is_there() -> None:
    written = {name: set(file.phrases) for name, file in FILES.items() if name != SHARED}
    assert written == _asked_for()


def test_every_phrase_is_an_expression_that_finds_nothing_in_nothing() -> None:
    for name, file in FILES.items():
        for phrase in file.phrases:
            assert not getattr(Phrases(name), phrase).search(""), f"{name}.{phrase} is found everywhere"


def test_no_word_is_listed_that_no_phrase_names() -> None:
    shared = set(FILES[SHARED].words)
    named: set[str] = set()
    for name, file in FILES.items():
        here = {word for said in file.phrases.values() for one in said for word in WORD.findall(one)}
        assert set(file.words) <= here or name == SHARED, f"{name}: {set(file.words) - here}"
        named |= here - set(file.words)
    assert named == shared


def test_no_phrase_and_no_word_is_listed_twice() -> None:
    for name, file in FILES.items():
        for listed, said in (*file.phrases.items(), *file.words.items()):
            assert len(set(said)) == len(said), f"{name}.{listed}"


def test_every_reader_of_yaml_reads_the_same() -> None:
    for path in (DETECT / "phrases").glob("*.yaml"):
        assert yaml.safe_load(path.read_text("utf-8")) == load_table(path.read_text("utf-8")), path.name


def test_words_stand_in_a_phrase_by_their_name() -> None:
    said = re.compile(spelt_out(["未{act}{0,2}的人", "^{who}"], {"act": ["打卡", "签到"], "who": ["本人"]}))
    assert said.search("未签到的人")
    assert said.search("本人在岗")
    assert not said.search("未登录的人")


def test_a_list_of_words_may_name_another() -> None:
    said = re.compile(spelt_out(["^{who}须"], {"who": ["本人", "{post}"], "post": ["河长", "林长"]}))
    assert said.search("林长须签到")


@given(st.lists(st.text("打卡签到学习时长", min_size=1), min_size=1, max_size=6))
def test_plain_words_are_found_wherever_they_stand(words: list[str]) -> None:
    said = re.compile(spelt_out(["未{act}"], {"act": words}))
    assert all(said.search(f"今日未{word}") for word in words)


@pytest.mark.parametrize(
    "text", ["phrases: {asks: 必须}", "about: x\nwanted: {}", "about: [", "about: x\nphrases: {a: [1]}", "[]", ""]
)
def test_a_file_that_is_none_is_told_by_its_name(text: str) -> None:
    with pytest.raises(BadInput, match=r"mine\.yaml"):
        read_phrases(text, "mine.yaml")


def test_a_phrase_that_is_not_there_is_told_with_its_file() -> None:
    with pytest.raises(BadInput, match=r"phrases/demand\.yaml nowhere"):
        _ = Phrases("demand").nowhere
