"""Days of leaving a thing undone: what appears in them is held against the user; what stood before is not."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from harness.drive.app_session import AppSession
from harness.drive.probes.omission import appeared, states_in, visit_and_omit
from harness.model.event import EventKind
from harness.model.visit import Visit
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))


@dataclass
class PaperBook:
    """A day book that only remembers."""

    today: date = MONDAY
    needed: int = 3
    rest_days: int = 0
    kept: dict[date, Visit] = field(default_factory=dict)

    def visits(self) -> tuple[Visit, ...]:
        return tuple(self.kept[day] for day in sorted(self.kept))

    def keep(self, visit: Visit) -> None:
        self.kept[visit.day] = visit


def visit(book: PaperBook, *shown: str) -> list[dict[str, object]]:
    witness = PaperWitness()
    phone = PaperPhone(lambda _: [text(words) for words in shown])
    book.today = book.today if not book.kept else [MONDAY, TUESDAY, WEDNESDAY][len(book.kept)]
    visit_and_omit(AppSession(app(), phone, witness, {}, (), patience=0.02), book)
    return witness.of(EventKind.PROBE)


def test_too_few_days_are_unknown_and_say_how_many_are_missing() -> None:
    (told,) = visit(PaperBook(), "今日未打卡")
    assert (told["result"], told["duty"], told["days_missing"]) == ("unknown", "every", 2)


def test_a_counter_that_rises_over_the_days_is_positive_for_its_duty() -> None:
    book = PaperBook()
    for absences in range(3):
        told = visit(book, "今日未打卡", f"本月已缺勤{absences}次，扣{5 * absences}分" if absences else "本月缺勤0次")
    assert [(one["result"], one["duty"]) for one in told] == [("positive", "check_in")]
    assert told[0]["days"] == ["2026-11-23", "2026-11-24", "2026-11-25"]


def test_what_stood_on_the_first_day_is_no_consequence() -> None:
    book = PaperBook()
    for _ in range(3):
        (told,) = visit(book, "今日未打卡")
    assert (told["result"], told["duty"]) == ("negative", "every")


def test_a_run_outside_of_any_campaign_is_unknown() -> None:
    witness = PaperWitness()
    session = AppSession(app(), PaperPhone(lambda _: []), witness, {}, (), patience=0.02)
    assert visit_and_omit(session, None) == "unknown"
    assert witness.of(EventKind.PROBE)[0]["days_missing"] == 3


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("缺勤3次", True),
        ("今日未打卡", True),
        ("缺勤 0 次", False),
        ("扣10分", True),
        ("连续3日未登录的，扣5分并在全市通报，请各单位认真执行本规定", False),
        ("通知公告", False),
    ],
)
def test_states_are_short_and_not_nought(words: str, counts: bool) -> None:
    assert bool(states_in(PaperPhone(lambda _: [text(words)]).tree())) is counts


def test_controls_are_no_states() -> None:
    assert not states_in(PaperPhone(lambda _: [button("逾期任务")]).tree())


def test_only_later_days_count() -> None:
    visits = (Visit(MONDAY, ("已逾期",)), Visit(TUESDAY, ("已逾期", "缺勤1次")), Visit(WEDNESDAY, ("黄牌",)))
    assert appeared(visits) == {"check_in": ["缺勤1次"], "other": ["黄牌"]}


def test_without_its_day_of_rest_a_campaign_concludes_nothing() -> None:
    book = PaperBook(rest_days=1)
    for _ in range(3):
        (told,) = visit(book, "今日未打卡")
    assert (told["result"], told["why"]) == ("unknown", "3 of 3 working days, 0 of 1 days of rest")


def test_a_day_of_rest_is_no_measure_of_a_working_day() -> None:
    sunday = Visit(MONDAY - timedelta(days=1))
    worked = [Visit(day, ("今日未打卡",)) for day in (MONDAY, TUESDAY)]
    assert appeared((sunday, *worked)) == {}
    saturday = Visit(date(2026, 11, 28), ("今日未打卡", "缺勤1次"))
    assert appeared((sunday, *worked, saturday)) == {"check_in": ["缺勤1次"]}
