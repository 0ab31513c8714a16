"""Gaps: the coverage law (design law 1). What a rule needs and a recording did not have in view."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harness.judge.campaign import Campaign
from harness.judge.evaluate import View, proofs
from harness.judge.evidence import AWAITED
from harness.judge.fair_network import NOT_FAIR, is_fair
from harness.judge.mandatory import ROLE_NAMES, account_wanted
from harness.judge.rule import EVERY_ROLE, Rule
from harness.model.coverage import NOT_ON_THIS_PLATFORM, Coverage, Covered
from harness.model.run import Run
from harness.model.saying import Saying
from harness.model.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing not in view. `key` is language-neutral; `absence_only` gaps bind only conclusions from absence."""

    key: str
    what: Saying
    absence_only: bool = False


_NAMES: Mapping[str, Saying] = {
    "channel": Saying("channel", "证据通道"),
    "scenario": Saying("scenario", "测试场景"),
    "role": Saying("role", "角色"),
    "probe": Saying("probe", "拒绝试探"),
}


def gaps_of(rule: Rule, run: Run, coverage: Coverage, campaign: Campaign, view: View) -> tuple[Gap, ...]:
    """All gaps of a rule in the order in which a reader wants them; empty means covered."""
    needs = rule.needs
    found: list[Gap] = [*_incomplete(coverage)]
    found += _missing("channel", needs.channels, coverage.channels)
    found += _missing("scenario", needs.scenarios, coverage.scenarios)
    found += _role_gaps(needs.roles, run, coverage)
    found += _missing("probe", needs.probes, coverage.probes)
    found += [Gap(f"seen {seen.what.en}", _not_seen(seen.what)) for seen in needs.seen if not proofs(seen.when, view)]
    found += _members(rule, view)
    found += [Gap(f"awaits {name}", _awaited(name), absence_only=True) for name in rule.awaits]
    found += () if is_fair(rule, run) else [Gap(f"network {run.network}", NOT_FAIR, absence_only=True)]
    found += _menu(run, coverage, campaign) if needs.menu else ()
    found += _days(coverage, campaign) if needs.working_days else ()
    found += _rest_days(coverage, campaign) if needs.rest_day else ()
    return tuple(found)


def _incomplete(coverage: Coverage) -> Iterator[Gap]:
    if not coverage.complete:
        why = coverage.why_incomplete or "-"
        yield Gap("incomplete", Saying(f"the run did not end complete ({why})", f"本次运行未完整结束（{why}）"))


def _missing(name: str, needed: tuple[str, ...], covered: Mapping[str, Covered]) -> Iterator[Gap]:
    for one in needed:
        state = covered.get(one, Covered(ok=False))
        if not state.ok and state.why == NOT_ON_THIS_PLATFORM:
            label = _NAMES[name]
            what = Saying(f"there is no {label.en} {one} on this platform", f"该平台没有{label.zh} {one}")
            yield Gap(f"{name} {one}", what)
        elif not state.ok:
            why = (f" ({state.why})", f"（{state.why}）") if state.why else ("", "")
            label = _NAMES[name]
            what = Saying(f"{label.en} {one} was not covered{why[0]}", f"{label.zh} {one} 未覆盖{why[1]}")
            yield Gap(f"{name} {one}", what)


def _role_gaps(needed: tuple[str, ...], run: Run, coverage: Coverage) -> Iterator[Gap]:
    """A role without an account says which one to ask for; one with an account that nobody used says why."""
    wanted = _roles(needed, run)
    accountless = [role for role in wanted if role in ROLE_NAMES and run.app.account(role) is None]
    for role in accountless:
        if role not in coverage.roles or not coverage.roles[role].ok:
            yield Gap(f"role {role}", account_wanted(role))
    yield from _missing("role", tuple(role for role in wanted if role not in accountless), coverage.roles)


def _roles(needed: tuple[str, ...], run: Run) -> tuple[str, ...]:
    """`every` is each role with an account; an app for staff has grass roots and superiors in any case (IN-08)."""
    if EVERY_ROLE not in needed:
        return needed
    staff = ROLE_NAMES if run.app.audience == "internal" else ()
    supplied = (account.role for account in run.app.accounts)
    return tuple(dict.fromkeys([*(role for role in needed if role != EVERY_ROLE), *staff, *supplied]))


def _awaited(name: str) -> Saying:
    said = AWAITED[name]
    return Saying(f"evidence is still missing: {said.en}", f"尚缺证据：{said.zh}")


def _not_seen(what: Saying) -> Saying:
    return Saying(f"{what.en} was not reached", f"未触达{what.zh}")


def _members(rule: Rule, view: View) -> Iterator[Gap]:
    for member in rule.members:
        if view.decided[member].outcome is Outcome.NOT_TESTED:
            yield Gap(f"rule {member}", Saying(f"{member} was not tested", f"{member} 未测"))


def _menu(run: Run, coverage: Coverage, campaign: Campaign) -> Iterator[Gap]:
    roles = [account.role for account in run.app.accounts] or list(coverage.menu_share) or [""]
    for role in dict.fromkeys(roles):
        share = coverage.menu_share.get(role, 0.0)
        if share < campaign.menu_share:
            opened, asked = f"{share:.0%}", f"{campaign.menu_share:.0%}"
            en = f"only {opened} of the menu was opened{f' as {role}' if role else ''} ({asked} needed)"
            zh = f"{f'角色 {role} ' if role else ''}仅打开菜单的 {opened}（需 {asked}）"
            yield Gap(f"menu {role} {opened}".replace("  ", " "), Saying(en, zh), absence_only=True)


def _days(coverage: Coverage, campaign: Campaign) -> Iterator[Gap]:
    seen, asked = coverage.working_days, campaign.min_working_days
    if seen < asked:
        what = Saying(f"{seen} of {asked} working days were covered", f"仅覆盖 {asked} 个工作日中的 {seen} 个")
        yield Gap(f"working_days {seen}/{asked}", what, absence_only=True)


def _rest_days(coverage: Coverage, campaign: Campaign) -> Iterator[Gap]:
    seen, asked = coverage.rest_days, campaign.min_rest_days
    if seen < asked:
        what = Saying(f"{seen} of {asked} days of rest were covered", f"仅覆盖 {asked} 个休息日中的 {seen} 个")
        yield Gap(f"rest_days {seen}/{asked}", what, absence_only=True)
