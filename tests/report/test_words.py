import ast
import re
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.event import Phase
from harness.model.faults import BadInput
from harness.model.observation import Channel, Kind
from harness.model.run import CHANNELS, RunStatus
from harness.model.verdict import Outcome
from harness.report.chart import LANES
from harness.report.excerpt import HIDDEN
from harness.report.words import load_words, reports_folder

ZH, EN = load_words("zh"), load_words("en")
FAMILIES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("outcome", Outcome),
    ("sign", Outcome),
    ("legend", Outcome),
    ("conclusion", Outcome),
    ("kind", Kind),
    ("channel", Channel),
    ("phase", Phase),
    ("run_status", RunStatus),
)


def test_both_languages_have_the_same_entries_and_places_to_fill() -> None:
    assert set(ZH.texts) == set(EN.texts)
    for key, text in ZH.texts.items():
        places = [{field for _, field, _, _ in Formatter().parse(one) if field} for one in (text, EN.texts[key])]
        assert places[0] == places[1], key


def test_no_entry_is_empty() -> None:
    assert not [key for words in (ZH, EN) for key, text in words.texts.items() if not text.strip()]


@pytest.mark.parametrize(("family", "members"), FAMILIES)
def test_every_member_of_the_vocabulary_has_a_name(family: str, members: type[StrEnum]) -> None:
    assert not [member for member in members if f"{family}.{member.value}" not in ZH.texts]


def test_every_channel_and_lane_has_a_name() -> None:
    wanted = [f"capture_channel.{name}" for name in CHANNELS] + [f"lane.{name}" for name, _ in LANES]
    assert not [key for key in wanted if key not in ZH.texts]


def test_every_key_a_template_asks_for_is_there() -> None:
    templates = [reports_folder() / "inspection.html.j2", *(reports_folder() / "inspection").glob("*.j2")]
    asked = {key for one in templates for key in re.findall(r"""\bt\("([\w.]+)"[,)]""", one.read_text("utf-8"))}
    assert len(asked) > 60
    assert asked <= set(ZH.texts)


def test_missing_key_names_file_and_mend() -> None:
    with pytest.raises(BadInput) as caught:
        EN.say("no.such.key")
    assert "reports/i18n/en.yaml" in caught.value.line("en")


def test_unknown_member_stands_for_itself() -> None:
    assert ZH.name("scenario", "my_own") == "my_own"


def test_a_reason_is_told_in_the_report_s_language_as_far_as_it_is_ours() -> None:
    why = "the run ended incomplete: the process zygote vanished; scenario core_tasks: error: it said “拒绝”"
    assert ZH.reason(why) == "结束状态为不完整: 进程 zygote 消失; 场景 核心功能: 出错: it said “拒绝”"
    assert ZH.reason("works: nobody signed in") == "可用: 无人登录"
    assert EN.reason("the process zygote vanished") == "the process zygote vanished"
    assert ZH.sentence("该平台没有证据通道 ledger；余") == "该平台没有证据通道 安卓权限使用记录；余"
    assert ZH.sentence("未测：角色 x 未覆盖（nobody signed in）；余") == "未测：角色 x 未覆盖（无人登录）；余"


@given(st.text(max_size=80))
def test_any_reason_keeps_what_is_not_ours(quoted: str) -> None:
    assert ZH.reason(f"“{quoted}”") == f"“{quoted}”" or "; " in quoted or ": " in quoted


def _data_keys() -> set[str]:
    """The keys of observations' data as the detectors write them."""
    sources = [*Path("harness/detect").rglob("*.py"), *Path("harness/analysis/stability").glob("*.py")]
    trees = [ast.parse(one.read_text("utf-8")) for one in sources]
    written = [
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if (isinstance(node, ast.keyword) and node.arg == "data")
        or (isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "data" for to in node.targets))
        or (isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == "data")
    ]
    made = [  # a function that is called for the data: it returns them
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "data"
    ]
    dicts = [inner for value in (*written, *made) if value for inner in ast.walk(value) if isinstance(inner, ast.Dict)]
    return {
        key.value for one in dicts for key in one.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def test_every_key_that_a_detector_writes_has_a_name() -> None:
    keys = _data_keys() - HIDDEN
    assert len(keys) > 60
    assert sorted(key for key in keys if f"data.{key}" not in ZH.texts) == []


def test_what_a_refused_question_came_to_is_told_in_the_language_of_the_report() -> None:
    assert load_words("zh").reason("not free after 5 refusals") == "拒绝 5 次后仍不能继续使用"
    assert load_words("zh").reason("free after 2 refusals") == "拒绝 2 次后可继续使用"
    assert load_words("en").reason("free after 2 refusals") == "free after 2 refusals"


def test_a_role_without_account_is_told_in_the_language_of_the_report() -> None:
    assert load_words("zh").reason("the app file has no superior account") == "应用文件没有 上级用户 账号"
    assert load_words("en").reason("the app file has no superior account").startswith("the app file has no ")
