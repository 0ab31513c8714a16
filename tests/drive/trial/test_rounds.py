"""Rounds of one path: only looking, no loading anew, memory after each."""

from dataclasses import replace

from harness.drive.trial.rounds import go_round, path_of
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, button, step, task, text
from tests.drive.trial.paper_trial import PaperTrial, like, stage, told

LOOKS = replace(task("看通知", step("tap", text="通知"), step("expect", text="正文")), role="visitor")
SENDS = replace(task("投诉", step("type", field="内容", text="x"), step("tap", text="提交")), role="visitor")


def phone() -> PaperPhone:
    def page(one: PaperPhone) -> list[object]:
        return [text("正文")] if one.view.get("page") else [button("通知")]

    return PaperPhone(page, {"通知": lambda one: one.view.update(page=1)})  # type: ignore[arg-type]


def test_only_tasks_that_look_are_repeated() -> None:
    assert path_of(stage(phone(), PaperTrial(), core_tasks=(LOOKS, SENDS))) == [LOOKS]


def test_memory_is_taken_after_each_round_on_one_page() -> None:
    paper = phone()
    one = stage(paper, PaperTrial(grows=10.0), core_tasks=(LOOKS,))
    assert go_round(one, 5) == 5
    series = [(data["loop"], data["kilobytes"]) for data in told(one, EventKind.MEMORY)]
    assert series == [(1, 110.0), (2, 120.0), (3, 130.0), (4, 140.0), (5, 150.0)]
    assert paper.starts == 1


def test_without_a_path_nothing_is_measured() -> None:
    one = stage(phone(), PaperTrial(), core_tasks=(SENDS,))
    assert go_round(one, 5) == 0
    assert told(one, EventKind.MEMORY) == []


def test_a_path_that_breaks_down_is_written_down() -> None:
    paper = PaperPhone(lambda _: [button("别的")])
    one = stage(paper, PaperTrial(lambda: like(blank=True)), core_tasks=(LOOKS,))
    assert go_round(one, 5) == 0
    assert told(one, EventKind.BREAKDOWN)[0]["what"] == "blank"
