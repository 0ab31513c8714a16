"""Which day's work is due: state and clock in, a day or the reason for none out. The clock is a paper one."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from harness.inspection.resume import scenarios_of, what_today
from harness.model.visit import Visit, next_working_day
from harness.plan.day_book import FileDayBook, WrittenState, read_state, write_state

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))
SATURDAY = date(2026, 11, 28)


@dataclass
class PaperClock:
    day: date = MONDAY
    can_hurry: bool = False

    def today(self) -> date:
        return self.day

    def advance(self) -> date | None:
        if not self.can_hurry:
            return None
        self.day = next_working_day(self.day)
        return self.day


def state(*visited: date, concluded: str = "", rest_days: int = 0) -> WrittenState:
    visits = [{"day": day} for day in visited]
    given = {"app": "a", "device": "d", "needed": 3, "rest_days": rest_days, "visits": visits, "concluded": concluded}
    return WrittenState.model_validate(given)


def test_the_first_call_visits_today() -> None:
    assert what_today(state(), PaperClock()).day == MONDAY


def test_a_day_is_visited_once_and_the_next_one_must_come() -> None:
    told = what_today(state(MONDAY), PaperClock())
    assert told.day is None
    assert told.why.en == "1 of 3 working days are done; come again on the next working day"
    assert what_today(state(MONDAY), PaperClock(TUESDAY)).day == TUESDAY


def test_a_tenants_clock_is_put_forward() -> None:
    clock = PaperClock(can_hurry=True)
    assert what_today(state(MONDAY), clock).day == TUESDAY
    assert clock.today() == TUESDAY


def test_a_day_of_rest_is_no_working_day() -> None:
    assert what_today(state(MONDAY), PaperClock(SATURDAY)).day is None


def test_a_day_of_rest_is_visited_where_one_is_asked_for_and_the_last_of_all_decides() -> None:
    friday = date(2026, 11, 27)
    worked = state(TUESDAY, WEDNESDAY, friday, rest_days=1)
    told = what_today(worked, PaperClock(SATURDAY))
    assert (told.day, told.why.en) == (SATURDAY, "day of rest 1 of 1")
    assert len(scenarios_of(worked, SATURDAY)) == 2
    assert len(scenarios_of(state(TUESDAY, WEDNESDAY, rest_days=1), friday)) == 1
    waiting = what_today(worked, PaperClock(friday))
    assert waiting.day is None
    assert waiting.why.zh == "已完成 3 个工作日中的 3 个、1 个休息日中的 0 个，请于下一个休息日继续"
    rested = state(MONDAY, SATURDAY, rest_days=1)
    assert what_today(rested, PaperClock(date(2026, 11, 29))).day is None
    assert what_today(rested, PaperClock(TUESDAY)).day == TUESDAY


def test_a_run_that_died_before_its_conclusion_is_made_again_on_the_same_day() -> None:
    assert what_today(state(MONDAY, TUESDAY, WEDNESDAY), PaperClock(WEDNESDAY)).day == WEDNESDAY


def test_what_is_concluded_stays_so() -> None:
    told = what_today(state(MONDAY, TUESDAY, WEDNESDAY, concluded="positive"), PaperClock(SATURDAY))
    assert (told.day, told.why.zh) == (None, "已得出结论：positive")


@pytest.mark.parametrize("kept", [True, False])
def test_a_run_killed_on_day_two_goes_on_on_day_three_with_what_it_knew(tmp_path: Path, kept: bool) -> None:
    """Killed after it kept the day, or before: day one is never lost, and a lost day is made up for."""
    path = tmp_path / "state.json"
    write_state(path, state())
    clock, worked = PaperClock(can_hurry=True), list[date]()
    for killed in (False, not kept, False, False):
        today = what_today(read_state(path) or state(), clock)
        if today.day is None or len(worked) == 3:
            break
        if not killed:
            FileDayBook(path, today.day).keep(Visit(today.day, (f"缺勤{len(worked)}次",)))
            worked.append(today.day)
    visits = FileDayBook(path, WEDNESDAY).visits()
    assert visits[0] == Visit(MONDAY, ("缺勤0次",))
    assert len(visits) == 3


def test_the_last_day_runs_every_other_protocol_too() -> None:
    assert [len(scenarios_of(state(*done), WEDNESDAY)) for done in ((), (MONDAY,), (MONDAY, TUESDAY))] == [1, 1, 2]
    assert len(scenarios_of(state(MONDAY, TUESDAY, WEDNESDAY), WEDNESDAY)) == 2


def test_where_nothing_is_scripted_the_explorer_looks_before_the_protocols_of_the_last_day() -> None:
    last = scenarios_of(state(MONDAY, TUESDAY), WEDNESDAY, scripted=False)
    assert [Path(name).name for name in last] == ["test_omission.py", "test_functions_found.py", "test_compulsion.py"]
    assert len(scenarios_of(state(MONDAY), WEDNESDAY, scripted=False)) == 1
