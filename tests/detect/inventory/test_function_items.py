from pathlib import Path

import pytest

from harness.detect.inventory.function_items import (
    functions_named,
    known_functions,
    menu_entries,
    tasks_done,
    tried,
)
from harness.detect.inventory.stand import Stand
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind, Phase, Source
from harness.model.observation import Channel, Evidence, Kind, Observation
from tests.detect.recording_factory import PERSONA, stage

PLAIN = Masker(PERSONA, ())


def seen(kind: Kind, confidence: float) -> Observation:
    return Observation(kind, Channel.UI, "", confidence, (Evidence("events.jsonl", "seq=3"),))


def test_only_what_is_sure_enough_and_a_function_counts() -> None:
    stand = Stand({3: "core_tasks"}, {}, {3: "打卡"})
    told = [seen(Kind.CHECK_IN, 0.9), seen(Kind.RANKING, 0.4), seen(Kind.SPONSOR_SHOWN, 0.9)]
    (found,) = known_functions(told, stand)
    assert (found.name, found.place) == ("check_in", "打卡")


def test_a_task_that_failed_is_no_function_but_was_tried(tmp_path: Path) -> None:
    begun = stage(tmp_path)
    for name, outcome in (("查看通知", "done"), ("填报", "failed")):
        begun.event(EventKind.TASK, task=name, role="grassroots", outcome=outcome, why="")
    recording = begun.done()
    assert [one.name for one in tasks_done(recording, PLAIN)] == ["查看通知"]
    assert {"task:查看通知", "task:填报"} <= set(tried(recording))


def test_an_entry_behind_another_asks_that_the_other_was_opened(tmp_path: Path) -> None:
    begun = stage(tmp_path).phase(Phase.AFTER_CONSENT, "menu_walk")
    begun.event(EventKind.SCREEN, Source.UI, screen="1", why="menu 我的 > 设置")
    begun.event(EventKind.MENU, role="grassroots", entries=["我的", "设置"], opened=["我的"], denied=["注销账号"])
    found = {one.name: one for one in menu_entries(begun.done(), PLAIN)}
    assert set(found) == {"我的", "设置", "注销账号"}
    assert (found["设置"].place, "opened:grassroots:我的" in found["设置"].under) == ("我的", True)
    assert not any(name.startswith("opened:") for name in found["我的"].under)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("每日签到", {"check_in"}),
        ("积分排行榜", {"ranking"}),
        ("办事指南", set()),
        ("会议签到须知", set()),
        ("附近网点", set()),
    ],
)
def test_an_entry_that_names_a_function_of_article_14_says_so(text: str, named: set[str]) -> None:
    assert functions_named(text) == named
