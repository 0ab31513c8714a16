"""What was not tested and why: rules without a verdict, and everything that the recordings did not cover."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harness.model.coverage import Covered
from harness.model.saying import Language, Saying
from harness.model.verdict import Outcome
from harness.report.outcomes import WAITS, AppResult, RuleResult, Wait
from harness.report.plain_text import plain
from harness.report.subject import InspectedRun
from harness.report.words import Words

SHORT_WHY: Mapping[Language, int] = MappingProxyType({"zh": 56, "en": 110})


@dataclass(frozen=True, slots=True)
class UntestedRule:
    """A rule that was not tested on `devices` (empty: on all), with the reasons."""

    result: RuleResult
    devices: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UntestedGroup:
    """Rules that were not tested for the same reason, cut short, on the same devices (empty: on all)."""

    why: str
    devices: tuple[str, ...]
    results: tuple[RuleResult, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rules that wait for the same thing: a person, or evidence that `why` names."""

    wait: Wait
    why: str
    results: tuple[RuleResult, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A channel, scenario, role or probe that was not in view on `devices` (empty: on all)."""

    family: str
    name: str
    why: str
    devices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Untested:
    """The chapter's content for one app; `menu` tells the share of menu entries opened, by role."""

    rules: tuple[UntestedRule, ...]
    waiting: tuple[Waiting, ...]
    gaps: tuple[Gap, ...]
    menu: tuple[tuple[str, int], ...]


def untested(app: AppResult, words: Words) -> Untested:
    rules = tuple(_untested_rules(app, words))
    shares: dict[str, int] = {}
    for inspected in app.runs:
        for role, share in inspected.coverage.menu_share.items():
            shares[role] = min(shares.get(role, 100), round(share * 100))
    return Untested(rules, _waiting(app, words), _gaps(app.runs, words), tuple(sorted(shares.items())))


def waiting_text(waiting: Iterable[tuple[Wait, int]], words: Words) -> str:
    """How many rules wait for what, in a few words; empty for none."""
    return words.joined([f"{words.say(f'waits.{wait}')} {count}" for wait, count in waiting if count])


def grouped(rules: Iterable[UntestedRule], words: Words) -> tuple[UntestedGroup, ...]:
    """The rules by reason, those with most rules first: what fits on paper. The full reasons stand in results.json."""
    limit = SHORT_WHY[words.language]
    groups: dict[tuple[str, tuple[str, ...]], list[RuleResult]] = {}
    for one in rules:
        groups.setdefault((plain(next(iter(one.why), ""), limit), one.devices), []).append(one.result)
    listed = [UntestedGroup(why, devices, tuple(results)) for (why, devices), results in groups.items()]
    return tuple(sorted(listed, key=lambda group: -len(group.results)))


def main_reasons(chapter: Untested, most: int) -> tuple[tuple[str, int], ...]:
    """What comes first among the reasons of the rules left untested, with how many rules it leaves so."""
    counted: dict[str, int] = {}
    for rule in chapter.rules:
        for why in map(_first, rule.why[:1]):
            counted[why] = counted.get(why, 0) + 1
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _first(why: str) -> str:
    """The first of several reasons: up to a semicolon that stands in no brackets. “Not tested” alone is no reason."""
    depth = 0
    for place, sign in enumerate(why):
        depth += (sign in "（(") - (sign in "）)")
        if depth == 0 and sign in "；;" and why[:place].casefold() not in ("未测", "not tested"):
            return why[:place]
    return why.rstrip("。.")


def _untested_rules(app: AppResult, words: Words) -> Iterator[UntestedRule]:
    for result in (one for one in app.results if not one.waits):
        open_ones = [one for one in result.instances if one.verdict.outcome is Outcome.NOT_TESTED]
        if not open_ones:
            continue
        devices = _devices([one.inspected for one in open_ones], app.runs)
        why = dict.fromkeys(text for one in open_ones for text in (_why(one.verdict.why, words),) if text)
        yield UntestedRule(result, devices, tuple(why)[:4])


def _waiting(app: AppResult, words: Words) -> tuple[Waiting, ...]:
    """Those that wait for a person first, then by the number of rules that wait for the same."""
    grouped: dict[tuple[Wait, str], list[RuleResult]] = {}
    for result in app.results:
        if result.waits:
            why = _why(result.awaits or result.leading[0].verdict.why, words)
            grouped.setdefault((result.waits, why), []).append(result)
    listed = [Waiting(wait, why, tuple(results)) for (wait, why), results in grouped.items()]
    return tuple(sorted(listed, key=lambda one: (WAITS.index(one.wait), -len(one.results), one.why)))


def _why(why: Saying, words: Words) -> str:
    return plain(words.sentence(words.of(why)), 400)


def _gaps(runs: tuple[InspectedRun, ...], words: Words) -> tuple[Gap, ...]:
    grouped: dict[tuple[str, str, str], list[InspectedRun]] = {}
    for inspected in runs:
        for family, name, covered in _items(inspected):
            if not covered.ok:
                grouped.setdefault((family, name, plain(words.reason(covered.why), 300)), []).append(inspected)
    return tuple(Gap(*key, devices=_devices(where, runs)) for key, where in grouped.items())


def _items(inspected: InspectedRun) -> Iterator[tuple[str, str, Covered]]:
    coverage = inspected.coverage
    if not coverage.complete:
        yield "run", inspected.folder, Covered(ok=False, why=coverage.why_incomplete)
    families = ("channel", coverage.channels), ("scenario", coverage.scenarios), ("role", coverage.roles)
    for family, members in (*families, ("probe", coverage.probes)):
        for name, covered in members.items():
            yield family, name, covered


def _devices(where: Iterable[InspectedRun], runs: tuple[InspectedRun, ...]) -> tuple[str, ...]:
    names = dict.fromkeys(one.run.device.name for one in where)
    everywhere = len(names) == len({one.run.device.name for one in runs})
    return () if everywhere else tuple(names)
