"""Tally: how many rules the catalogue holds by state, and how many of the automatic ones decide today."""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType

from harness.judge.rule import Rule, State
from harness.model.saying import Language, Saying


class Decides(StrEnum):
    """Whether an automatic rule comes to a verdict on today's recordings.

    PARTLY: what speaks against the app (or frees it) is heard, but nothing is concluded from absence, because
    evidence is still missing.
    """

    WHOLE = "whole"
    PARTLY = "partly"
    NOT_YET = "not_yet"


NAMES = MappingProxyType(
    {
        Decides.WHOLE: Saying("decide", "可判定"),
        Decides.PARTLY: Saying("decide in part (findings, not absence)", "部分可判定（可发现问题，不能证明未发现）"),
        Decides.NOT_YET: Saying("await evidence", "尚缺证据"),
    }
)
STATE_NAMES = MappingProxyType(
    {
        State.AUTOMATIC: Saying("automatic", "自动判定"),
        State.ASSISTED: Saying("assisted", "辅助判定"),
        State.DOCUMENT: Saying("document", "书面核查"),
        State.CANNOT: Saying("cannot", "不可测"),
    }
)


def decides(rule: Rule) -> Decides | None:
    """None for a rule that a person decides."""
    if rule.state is not State.AUTOMATIC:
        return None
    if not rule.awaits:
        return Decides.WHOLE
    return Decides.PARTLY if any(True for _ in rule.decision.conditions()) else Decides.NOT_YET


def tally_lines(rules: Iterable[Rule], language: Language) -> list[str]:
    """One line for the states, one for what the automatic rules can do today."""
    listed = list(rules)
    states = [f"{STATE_NAMES[one].say(language)} {sum(rule.state is one for rule in listed)}" for one in State]
    ways = [f"{NAMES[one].say(language)} {sum(decides(rule) is one for rule in listed)}" for one in Decides]
    comma, total = ("，", "共") if language == "zh" else (", ", "in all")
    return [
        f"{total} {len(listed)}: {comma.join(states)}",
        f"{STATE_NAMES[State.AUTOMATIC].say(language)}: {comma.join(ways)}",
    ]
