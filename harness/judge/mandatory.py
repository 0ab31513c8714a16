"""Mandatory: the one place that decides whether a function is forced on its users (standards, section 4).

True if one direct protocol is positive, or two that are not direct. False only if MP-1, MP-2, MP-4 (where a form asks)
and MP-9 were all run and came out negative. Everything else is unknown, with what is missing: role, days, accounts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from harness.judge.condition import MIN_CONFIDENCE, AnyOf, AtLeast, Atom, Condition, Match, mandatories
from harness.judge.evaluate import View, proofs
from harness.judge.kind_names import SUBJECT_NAMES
from harness.judge.rule import Rule
from harness.model.coverage import Coverage
from harness.model.observation import Kind, Observation
from harness.model.protocol import ASKED_IN_FORMS, DIRECT, EVERY_DUTY, PROTOCOL_NAMES, Protocol
from harness.model.saying import Saying

SUPERIOR = "superior"
ROLE_NAMES = {"grassroots": "基层用户", SUPERIOR: "上级"}


class State(StrEnum):
    """Whether a function is mandatory."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Compulsion:
    """The decision on one duty. `missing` says what an unknown lacks; empty for a yes and a no."""

    duty: str
    state: State
    missing: tuple[Saying, ...] = ()


def mandatory_when(duties: Sequence[str], *, direct: bool = False) -> Condition:
    """The condition under which duties count as mandatory; with `direct` by a direct protocol alone (A10-5)."""
    subjects = tuple(duties)
    alone = [_shown_by(protocol, subjects) for protocol in Protocol if protocol in DIRECT]
    alone.append(Atom(Kind.DUTY_TEXT, subjects, data=(Match("by_sponsor", "is", True),)))
    if direct:
        return AnyOf(tuple(alone[:-1]))
    two = (
        *(_shown_by(protocol, subjects) for protocol in Protocol if protocol not in DIRECT),
        Atom(Kind.NEGATIVE_STATE, subjects),  # seen, but not after days of omission: a hint of MP-2
        Atom(Kind.DUTY_TEXT, subjects),  # MP-8
        Atom(Kind.SUPERVISOR_LIST, subjects),  # MP-9
    )
    return AnyOf((*alone, AtLeast(2, two)))


def _shown_by(protocol: Protocol, subjects: tuple[str, ...]) -> Atom:
    return Atom(Kind.MANDATORY, subjects, data=(Match("protocol", "is", str(protocol)),))


def decide(duty: str, view: View, coverage: Coverage, menu_share: float) -> Compulsion:
    """Section 4's rule on one duty. `menu_share` is how much of a superior's menu must have been opened for MP-9."""
    if proofs(mandatory_when((duty,)), view):
        return Compulsion(duty, State.YES)
    seen = [view.observations[index] for index in sorted(view.admitted)]
    missing = tuple(_missing(duty, seen, coverage, menu_share))
    return Compulsion(duty, State.UNKNOWN if missing else State.NO, missing)


def _missing(duty: str, seen: Sequence[Observation], coverage: Coverage, menu_share: float) -> Iterator[Saying]:
    for protocol in (Protocol.GATE_REFUSAL, Protocol.OMISSION, Protocol.REQUIRED_FIELD):
        told = [one for one in seen if one.data.get("protocol") == protocol and one.subject in (duty, EVERY_DUTY)]
        if protocol is not Protocol.REQUIRED_FIELD or duty in ASKED_IN_FORMS or told:
            yield from _not_negative(protocol, told)
    if _counts(Kind.NEGATIVE_STATE, duty, seen):
        yield _said(Protocol.OMISSION, Saying("a negative state is shown", "出现不利状态"))
    if _counts(Kind.SUPERVISOR_LIST, duty, seen):
        yield _said(Protocol.MANAGER_VIEW, Saying("a superior is shown a list", "上级可见名单"))
    else:
        yield from _not_looked(coverage, menu_share)


def _not_negative(protocol: Protocol, told: Iterable[Observation]) -> Iterator[Saying]:
    results = [one for one in told if one.kind in (Kind.NOT_MANDATORY, Kind.MANDATORY, Kind.PROBE_UNCLEAR)]
    unclear = [one for one in results if one.kind is Kind.PROBE_UNCLEAR]
    if unclear:
        yield from dict.fromkeys(_said(protocol, why_unclear(one)) for one in unclear)
    elif not any(one.kind is Kind.NOT_MANDATORY for one in results):
        yield _said(protocol, Saying("it was not run", "未执行"))


def why_unclear(one: Observation) -> Saying:
    """What an unclear probe lacks, in words that quote nothing from the app."""
    days, role = one.data.get("days_missing"), one.data.get("role_missing")
    if role in ROLE_NAMES:
        return account_wanted(str(role))
    if isinstance(days, int) and days > 0:
        return Saying(f"{days} working day(s) are missing", f"尚缺 {days} 个工作日")
    return Saying("the result was unclear", "结果不明")


def account_wanted(role: str) -> Saying:
    """Which account to ask the sponsor for."""
    named = ROLE_NAMES.get(role, role)
    return Saying(
        f"the app file has no {role} account, ask the sponsor for one ({named})",
        f"应用文件中没有{named}（{role}）账号，请向主办单位索取",
    )


def _counts(kind: Kind, duty: str, seen: Iterable[Observation]) -> bool:
    return any(one.kind is kind and one.subject == duty and one.confidence >= MIN_CONFIDENCE for one in seen)


def _not_looked(coverage: Coverage, menu_share: float) -> Iterator[Saying]:
    """MP-9 is negative when a superior's menus were opened and no list showed."""
    role = coverage.roles.get(SUPERIOR)
    if role is None:
        yield _said(Protocol.MANAGER_VIEW, account_wanted(SUPERIOR))
    elif not role.ok:
        yield _said(Protocol.MANAGER_VIEW, Saying("nobody signed in as a superior", "未以上级身份登录"))
    elif coverage.menu_share.get(SUPERIOR, 0.0) < menu_share:
        opened = f"{coverage.menu_share.get(SUPERIOR, 0.0):.0%}"
        yield _said(
            Protocol.MANAGER_VIEW, Saying(f"only {opened} of a superior's menu was opened", f"上级菜单仅打开 {opened}")
        )


def _said(protocol: Protocol, why: Saying) -> Saying:
    name = PROTOCOL_NAMES[protocol]
    return Saying(f"{protocol} {name.en}: {why.en}", f"{protocol} {name.zh}：{why.zh}")


def unknown_compulsion(rule: Rule, view: View, coverage: Coverage, menu_share: float) -> tuple[Saying, ...]:
    """What a rule that asks for compulsion says beside a finding without it: known to be none, or what is missing."""
    duties = dict.fromkeys(
        duty for condition in rule.decision.conditions() for one in mandatories(condition) for duty in one.duties
    )
    decided = [decide(duty, view, coverage, menu_share) for duty in duties]
    if not decided or any(one.state is State.YES for one in decided):
        return ()
    return tuple(_remark(one) for one in decided if _is_meant(one, decided))


def _is_meant(one: Compulsion, all_of_them: Sequence[Compulsion]) -> bool:
    """One remark is enough: the first that is unknown, else the first."""
    unknown = [other for other in all_of_them if other.state is State.UNKNOWN]
    return one is (unknown or list(all_of_them))[0]


def _remark(one: Compulsion) -> Saying:
    if one.state is State.NO:
        return Saying("every probe of compulsion came out negative", "强制性试探均为否")
    en, zh = "; ".join(said.en for said in one.missing), "；".join(said.zh for said in one.missing)
    name = SUBJECT_NAMES.get(one.duty, Saying(one.duty, one.duty))
    return Saying(f"whether {name.en} is compulsory is unknown ({en})", f"{name.zh}是否强制尚不明（{zh}）")
