"""Rules that only many runs together can answer, judged over all runs that are at hand.

A verdict over many runs takes the place of the one that each run alone had to leave open, on every run of the same
app version, device and network; its evidence is cited from the latest of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from harness.analysis.stability.measures import OVER_RUNS, Claims, measures
from harness.analysis.stability.subject import Subject, Tables, subjects
from harness.analysis.tables.extract import RunRows
from harness.analysis.tables.row import TABLES
from harness.analysis.tables.schema import frame_of
from harness.assess import Assessment
from harness.judge.campaign import Campaign
from harness.judge.condition import Atom
from harness.judge.decide import judge
from harness.judge.rule import Catalogue, Rule
from harness.judge.run_counts import run_counts
from harness.model.coverage import Coverage, Covered
from harness.model.observation import Observation
from harness.model.verdict import Verdict

LEFT_OUT = ("events", "requests")  # large, and no rule over many runs asks for them
_Place = tuple[str, str, str, str]


def tables_of(rows: Iterable[RunRows]) -> Tables:
    """Every table but the large ones, over the given runs."""
    listed = list(rows)
    return {
        table: frame_of(table, [(one.key, one.tables[table]) for one in listed])
        for table in TABLES
        if table not in LEFT_OUT
    }


def with_verdicts_over_runs(
    assessments: Sequence[Assessment], tables: Tables, catalogue: Catalogue, campaign: Campaign
) -> list[Assessment]:
    """The same assessments, in which the rules over many runs are judged over all of `tables`."""
    part, following = part_over_runs(catalogue), part_that_follows(catalogue)
    claims = claims_of(catalogue)
    found = {_place_of(one): one for one in subjects(tables)}
    latest = {_place(one): one for one in sorted(assessments, key=lambda one: one.run.began)}
    decided = {
        place: {
            verdict.rule: verdict for verdict in judge_over_runs(found[place], latest[place], part, campaign, claims)
        }
        for place in latest
        if place in found
    }
    seen = {place: tuple(measures(found[place], claims, latest[place].run.device.imitates)) for place in decided}
    return [
        _told(one, seen.get(_place(one), ()), decided.get(_place(one), {}), following, campaign) for one in assessments
    ]


def judge_over_runs(
    subject: Subject, latest: Assessment, part: Catalogue, campaign: Campaign, claims: Claims
) -> tuple[Verdict, ...]:
    """One verdict a rule of `part` that anything was measured for; `latest` is the run that carries the verdicts."""
    run = latest.run
    proved = {name for told in subject.tables["runs"]["proved"] for name in str(told).split(",")}
    coverage = Coverage(
        complete=True,
        why_incomplete="",
        channels={**latest.coverage.channels, **{name: Covered(ok=True) for name in proved if name}},
        scenarios=latest.coverage.scenarios,
        roles=latest.coverage.roles,
        probes=latest.coverage.probes,
    )
    seen = tuple(measures(subject, claims, run.device.imitates))
    verdicts = judge(seen, coverage, run, part, campaign)
    return tuple(verdict for verdict in verdicts if run_counts(part.rules[verdict.rule], seen))


def part_that_follows(catalogue: Catalogue) -> Catalogue:
    """The rules that ask for a measure over many runs beside other things, or cite a rule that asks for one."""
    moved = {
        name for name, rule in catalogue.rules.items() if any(_is_measure(one.leaf) for one in rule.decision.leaves())
    }
    for rule in catalogue.in_order:
        if moved.intersection(rule.members):
            moved.add(rule.id)
    kept = {name for name in moved if not _is_over_runs(catalogue.rules[name])}
    read = kept.union(*(_read(catalogue, name) for name in kept))
    return Catalogue({name: rule for name, rule in catalogue.rules.items() if name in read}, catalogue.version)


def _read(catalogue: Catalogue, name: str) -> set[str]:
    members = catalogue.rules[name].members
    return set(members).union(*(_read(catalogue, member) for member in members))


def _is_measure(leaf: object) -> bool:
    return isinstance(leaf, Atom) and leaf.kind in OVER_RUNS


def _told(
    one: Assessment,
    seen: Sequence[Observation],
    decided: Mapping[str, Verdict],
    following: Catalogue,
    campaign: Campaign,
) -> Assessment:
    """A run with what all runs of its subject say, and what follows from that in its own verdicts."""
    after = _follow(one, seen, decided, following, campaign) if seen else {}
    return _with(one, {**after, **decided})


def _follow(
    one: Assessment,
    seen: Sequence[Observation],
    settled: Mapping[str, Verdict],
    following: Catalogue,
    campaign: Campaign,
) -> dict[str, Verdict]:
    """What else comes out otherwise in a run once the rules over many runs are decided."""
    own = {verdict.rule: verdict for verdict in one.verdicts}
    verdicts = judge([*one.observations, *seen], one.coverage, one.run, following, campaign, settled=settled)
    return {verdict.rule: verdict for verdict in verdicts if own.get(verdict.rule, verdict) != verdict}


def part_over_runs(catalogue: Catalogue) -> Catalogue:
    """The rules that ask for nothing but what many runs show."""
    kept = {name: rule for name, rule in catalogue.rules.items() if _is_over_runs(rule)}
    return Catalogue(kept, catalogue.version)


def claims_of(catalogue: Catalogue) -> Claims:
    """What the catalogue's limits ask for; the standard's own where a rule is not there."""
    usual = Claims()
    return Claims(
        crash_limit=_threshold(catalogue, "STAB-1", "limit", usual.crash_limit),
        anr_limit=_threshold(catalogue, "STAB-2", "limit", usual.anr_limit),
        starts=int(_threshold(catalogue, "STAB-3", "starts", usual.starts)),
        hours=_threshold(catalogue, "STAB-6", "hours", usual.hours),
        loops=int(_threshold(catalogue, "STAB-7", "loops", usual.loops)),
    )


def _threshold(catalogue: Catalogue, rule: str, name: str, usual: float) -> float:
    known = catalogue.rules[rule].thresholds if rule in catalogue.rules else ()
    return next((float(one.value) for one in known if one.name == name), usual)


def _is_over_runs(rule: Rule) -> bool:
    asked = [placed.leaf for placed in rule.decision.leaves()]
    return bool(asked) and all(isinstance(leaf, Atom) and leaf.kind in OVER_RUNS for leaf in asked)


def _with(one: Assessment, decided: Mapping[str, Verdict]) -> Assessment:
    return replace(one, verdicts=tuple(decided.get(verdict.rule, verdict) for verdict in one.verdicts))


def _place(one: Assessment) -> _Place:
    return one.run.app.key, one.run.app.version, one.run.device.key, one.run.network


def _place_of(subject: Subject) -> _Place:
    return subject.app, subject.app_version, subject.device, subject.network
