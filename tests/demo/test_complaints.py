"""The complaint desk: a receipt that only its holder knows, a trail to the end, a rating out of three."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from harness.demo.complaints import RATINGS, TEXT_LIMIT, ComplaintDesk
from harness.demo.day_clock import DemoDays


def test_a_complaint_is_found_by_its_receipt_however_that_is_typed() -> None:
    desk = ComplaintDesk("QH")
    ticket = desk.receive("打卡", "每天打卡三次", "ab" * 32)
    assert desk.find(f" {ticket.number.lower()}\n") == ticket
    assert (ticket.topic, ticket.text, ticket.photo_sha256) == ("打卡", "每天打卡三次", "ab" * 32)


def test_a_receipt_names_office_and_day_and_cannot_be_counted_on_from() -> None:
    desk = ComplaintDesk("QH")
    tickets = [desk.receive("a", "b") for _ in range(50)]
    for ticket in tickets:
        assert ticket.number.startswith(f"QH{ticket.received:%Y%m%d}")
        assert len(ticket.number) == len("QH") + 8 + 8
    numbers = [int(ticket.number[-8:]) for ticket in tickets]
    assert any(later - earlier != 1 for earlier, later in pairwise(numbers))


def test_a_stranger_s_number_finds_nothing_and_cannot_be_rated() -> None:
    desk, other = ComplaintDesk("QH"), ComplaintDesk("YT")
    ticket = other.receive("a", "b")
    assert desk.find(ticket.number) is None
    assert desk.find("") is None
    assert desk.rate(ticket.number, RATINGS[0]) is None


def test_the_trail_runs_from_receipt_to_end() -> None:
    assert [state for _, state in ComplaintDesk("QH").receive("a", "b").history] == ["已受理", "办理中", "已办结"]


@pytest.mark.parametrize("rating", RATINGS)
def test_a_rating_is_kept_and_nothing_else_changes(rating: str) -> None:
    desk = ComplaintDesk("QH")
    ticket = desk.receive("a", "b")
    rated = desk.rate(ticket.number, rating)
    assert rated is not None
    assert desk.find(ticket.number) == rated
    assert (rated.rating, rated.text, rated.history) == (rating, ticket.text, ticket.history)


@pytest.mark.parametrize("rating", ["", "满意", "非常满意 ", "<b>"])
def test_a_rating_that_is_none_of_the_three_is_not_taken(rating: str) -> None:
    desk = ComplaintDesk("QH")
    ticket = desk.receive("a", "b")
    assert desk.rate(ticket.number, rating) is None
    assert desk.find(ticket.number) == ticket


def test_endless_texts_are_cut() -> None:
    ticket = ComplaintDesk("QH").receive("题" * 1000, "文" * 100_000)
    assert (len(ticket.topic), len(ticket.text)) == (60, TEXT_LIMIT)


def test_no_complaint_is_lost_when_many_come_at_once() -> None:
    desk = ComplaintDesk("QH")
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda n: desk.receive("a", str(n)).number, range(40)))
    assert sorted(str(ticket.text) for number in numbers if (ticket := desk.find(number))) == sorted(
        str(n) for n in range(40)
    )


def test_an_office_that_takes_its_days_closes_then_and_is_rated_not_before() -> None:
    days = DemoDays()
    desk = ComplaintDesk("QH", days, takes_days=2)
    number = desk.receive("a", "b").number
    for closed in (False, False, True):
        ticket = desk.find(number)
        assert ticket is not None
        assert ticket.closed is closed
        assert (desk.rate(number, RATINGS[0]) is not None) is closed
        days.advance()
