"""MP-2, omission: use the app on several working days, never do what it asks for, and see what becomes of the user.

One visit a day. What was seen is kept before anything is concluded, so that a run that dies loses no more than its day.
"""

import re
from datetime import date
from typing import Protocol

from harness.drive.app_session import AppSession
from harness.drive.find import plain
from harness.drive.menu_walk import menu_entries
from harness.drive.probes.conclusion import Asked, Lack, conclude
from harness.drive.probes.duty_words import duty_of
from harness.model.app import Step
from harness.model.protocol import EVERY_DUTY, Result
from harness.model.screen import UiTree
from harness.model.visit import Visit, is_working_day

# Standards, MP-2 and L-NEG. A rule that threatens is no state: states are short.
_NEGATIVE = re.compile(
    r"缺勤|旷工|缺卡|未(签到|打卡|完成|达标|学习|登录|填报|上报)|逾期|超期|扣\d*分|黄牌|红牌|冻结|锁定|排名下降|通报|约谈"
)
_ZERO = re.compile(r"(?<!\d)0(次|天|人|条|分|件|项|$)")
LONGEST_STATE = 24
MOST_PAGES = 6
MOST_STATES = 60
OMISSION = "days without doing it"


class DayBook(Protocol):
    """What a campaign knows of its days: `needed` are working days, `rest_days` days of rest, `today` is this run's."""

    @property
    def needed(self) -> int: ...

    @property
    def rest_days(self) -> int: ...

    @property
    def today(self) -> date: ...

    def visits(self) -> tuple[Visit, ...]:
        """The visits so far, oldest first."""

    def keep(self, visit: Visit) -> None:
        """Keep a visit for good, in place of an earlier one of the same day."""


def visit_and_omit(session: AppSession, book: DayBook | None) -> Result:
    """Today's visit; the conclusion when there were enough days. Needs to be signed in, with no gate passed."""
    asked = Asked("omit", EVERY_DUTY, OMISSION)
    if book is None:
        lack = Lack(days=3)
        return conclude(session, asked, "unknown", "the run belongs to no campaign of days (harness resume)", lack)
    seen = tuple(sorted(_states_on_pages(session)))[:MOST_STATES]
    book.keep(Visit(book.today, seen))
    visits = book.visits()
    worked = sum(is_working_day(visit.day) for visit in visits)
    rested = len(visits) - worked
    if worked < book.needed or rested < book.rest_days:
        why = f"{worked} of {book.needed} working days, {rested} of {book.rest_days} days of rest"
        return conclude(session, asked, "unknown", why, Lack(days=max(0, book.needed - worked)), days=_days(visits))
    grown = appeared(visits)
    if not grown:
        return conclude(session, asked, "negative", f"nothing in {len(visits)} days", days=_days(visits))
    for duty, states in grown.items():
        why = f"after {len(visits)} days: {', '.join(states)}"
        conclude(session, Asked("omit", duty, OMISSION), "positive", why, days=_days(visits))
    return "positive"


def appeared(visits: tuple[Visit, ...]) -> dict[str, list[str]]:
    """By duty: the states of later days that the first working day did not show; a counter that rose appeared.

    A day of rest is measured by a working day, and is none itself: it shows less of what a working day always shows.
    """
    first = next((visit for visit in visits if is_working_day(visit.day)), visits[0])
    known, found = set(first.states), dict[str, list[str]]()
    later = (visit for visit in visits if visit.day > first.day)
    for state in dict.fromkeys(state for visit in later for state in visit.states):
        if state not in known:
            found.setdefault(duty_of(state) or "other", []).append(state)
    return found


def states_in(tree: UiTree) -> set[str]:
    """The negative states that a screen shows of its user."""
    texts = {plain(node.text) for node in tree.nodes if not node.covered and not node.in_nav and not node.clickable}
    return {text for text in texts if len(text) <= LONGEST_STATE and _NEGATIVE.search(text) and not _ZERO.search(text)}


def _states_on_pages(session: AppSession) -> set[str]:
    """The first page, and the pages behind its menu as far as the app lets a user who gives in to nothing."""
    session.device.open_app()
    session.device.settle()
    session.look("omission")
    first = session.device.tree()
    found = states_in(first)
    for node in menu_entries(first)[:MOST_PAGES]:
        text = node.text.strip()
        if node.covered or node.in_dialog or session.is_denied(text):
            continue
        session.device.open_app()
        if session.can_do([Step("tap", {"text": text})], timeout_s=2.0):
            session.look(f"omission {text}")
            found |= states_in(session.device.tree())
    return found


def _days(visits: tuple[Visit, ...]) -> tuple[str, ...]:
    return tuple(visit.day.isoformat() for visit in visits)
