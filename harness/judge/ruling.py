"""Ruling: the outcome of one rule with what it rests on. The laws of the house are applied here and nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from harness.judge.answered import ruled_by
from harness.judge.campaign import Campaign
from harness.judge.caps import capped
from harness.judge.evaluate import Decided, View, proofs
from harness.judge.excuses import declared_exception, declared_necessity, rest_on_consent
from harness.judge.fair_network import fair_observations
from harness.judge.gaps import Gap, gaps_of
from harness.judge.mandatory import unknown_compulsion
from harness.judge.proof import ABSENCE_CONFIDENCE, Proof, Weighed, weigh
from harness.judge.reasons import Grounds
from harness.judge.rule import Rule, State
from harness.judge.run_counts import run_counts
from harness.model.answer import Answer
from harness.model.coverage import Coverage
from harness.model.observation import Observation
from harness.model.run import Run
from harness.model.saying import Saying
from harness.model.verdict import Outcome

ONE_CHANNEL = Saying("one channel alone, so a person must look", "仅有一条证据通道，须人工复核")
NOT_COUNTED = Saying(
    "data with a declared legal basis other than consent was not counted", "已申报非同意类合法性基础的数据未计入"
)
NEITHER = Saying("what would show compliance was not seen, nor was the opposite", "既未见合规表现，也未见相反表现")
BY_HAND: Mapping[State, Saying] = {
    State.ASSISTED: Saying("the harness gathers, a person decides", "由系统取证、人工判定"),
    State.DOCUMENT: Saying("a person answers this from documents", "须由人工依据书面材料判定"),
    State.CANNOT: Saying("a running app cannot show this", "无法通过运行应用判定"),
}


@dataclass(frozen=True, slots=True)
class Bench:
    """The same for every rule of one recording; `observations` are in canonical order, `answers` go by rule."""

    run: Run
    coverage: Coverage
    campaign: Campaign
    observations: Sequence[Observation]
    facts: Mapping[str, bool]
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """An outcome with what it rests on; `support` are indices of the bench's observations."""

    outcome: Outcome
    grounds: Grounds = Grounds()  # noqa: RUF009 - frozen
    support: frozenset[int] = frozenset()
    confidence: float = 0.0
    gaps: tuple[Gap, ...] = ()


def rule_on(rule: Rule, bench: Bench, decided: Mapping[str, Decided]) -> Ruling:
    """Judge one rule; `decided` must hold the rules that it cites."""
    if rule.state is not State.AUTOMATIC:
        answered = ruled_by(rule, bench.answers.get(rule.id), bench.facts)
        if answered is not None:
            outcome, grounds, confidence = answered
            return Ruling(outcome, grounds, confidence=confidence)
        return Ruling(Outcome.NOT_TESTED, Grounds(remarks=(BY_HAND[rule.state],)))
    admitted = rest_on_consent(rule, bench.run.app, bench.observations)
    fair = fair_observations(rule, bench.run, bench.observations, admitted)
    view = View(bench.observations, fair, bench.facts, bench.campaign.switches, decided)
    ruling = _on_view(rule, bench, view)
    counts = run_counts(rule, bench.observations)
    if counts:
        kept = tuple(remark for remark in ruling.grounds.remarks if remark != NEITHER)
        ruling = replace(ruling, grounds=replace(ruling.grounds, remarks=(*kept, *counts)))
    if len(admitted) < len(bench.observations):
        return replace(ruling, grounds=ruling.grounds.with_remarks(NOT_COUNTED))
    return ruling


def _on_view(rule: Rule, bench: Bench, view: View) -> Ruling:
    gaps = gaps_of(rule, bench.run, bench.coverage, bench.campaign, view)
    exempt = proofs(rule.decision.not_applicable, view)
    by_fact = next((proof for proof in exempt if not proof.by_absence), None)
    if by_fact is not None:
        return Ruling(Outcome.NOT_APPLICABLE, _grounds(rule, view, by_fact))
    finding = _finding(rule, view, covered=not gaps)
    if finding is not None:
        return _excused(rule, _with_compulsion(rule, finding, bench, view), bench, view)
    if exempt and not gaps:
        return Ruling(Outcome.NOT_APPLICABLE, _grounds(rule, view, exempt[0]))
    return _without_finding(rule, bench, view, gaps)


def _with_compulsion(rule: Rule, finding: Ruling, bench: Bench, view: View) -> Ruling:
    """A function that was found, but not as a violation: is it known to be free, or what is missing to know it?"""
    if finding.outcome is not Outcome.SUSPECT:
        return finding
    remarks = unknown_compulsion(rule, view, bench.coverage, bench.campaign.menu_share)
    return replace(finding, grounds=finding.grounds.with_remarks(*remarks))


def _finding(rule: Rule, view: View, *, covered: bool) -> Ruling | None:
    """The worst thing that can be said. What rests on absence is said only inside proven coverage."""
    for outcome, condition in rule.decision.findings():
        standing = [_weigh(proof, view) for proof in proofs(condition, view) if covered or not proof.by_absence]
        if standing:
            return _found(rule, outcome, standing, view)
    return None


def _found(rule: Rule, outcome: Outcome, standing: Sequence[Weighed], view: View) -> Ruling:
    strong = [one for one in standing if one.two_channels]
    remarks = (rule.ceiling,) if rule.ceiling is not None and outcome is Outcome.SUSPECT else ()
    if outcome is Outcome.VIOLATION and not strong:
        outcome, remarks = Outcome.SUSPECT, (ONE_CHANNEL,)
    outcome, bites = capped(rule, outcome, view.facts)
    chosen = strong or standing
    whole = _union([one.proof for one in chosen])
    grounds = _grounds(rule, view, whole).with_remarks(*remarks, *bites)
    return Ruling(outcome, grounds, whole.support, max(one.confidence for one in chosen))


def _excused(rule: Rule, finding: Ruling, bench: Bench, view: View) -> Ruling:
    support = [view.observations[index] for index in sorted(finding.support)]
    by_person = bench.campaign.switches["special_rule"] == "by_person"
    heard = declared_exception(rule, bench.run, support, by_person=by_person)
    if heard is not None and finding.outcome in (Outcome.VIOLATION, Outcome.SUSPECT):
        return replace(finding, outcome=heard[0], grounds=finding.grounds.with_remarks(heard[1]))
    declared = declared_necessity(rule, bench.run.app, support)
    if declared is not None:
        return replace(finding, outcome=Outcome.NOT_APPLICABLE, grounds=finding.grounds.with_remarks(declared))
    return finding


def _without_finding(rule: Rule, bench: Bench, view: View, gaps: tuple[Gap, ...]) -> Ruling:
    """Nothing speaks against the app: `pass` where that was proved, else `not_tested` with every gap."""
    shown = proofs(rule.decision.passes, view)
    outright = [proof for proof in shown if not proof.by_absence]
    hard = tuple(gap for gap in gaps if not gap.absence_only)
    if outright and not hard:
        proof = _union(outright)
        confidence = max(_weigh(one, view).confidence for one in outright) or ABSENCE_CONFIDENCE
        return Ruling(Outcome.PASS, _grounds(rule, view, proof), proof.support, confidence)
    if gaps:
        return Ruling(Outcome.NOT_TESTED, Grounds(gaps=tuple(gap.what for gap in gaps)), gaps=gaps)
    if rule.decision.passes is not None and not shown:
        return Ruling(Outcome.NOT_TESTED, Grounds(remarks=(NEITHER,)))
    grounds = Grounds(covered=True, days=bench.coverage.working_days if rule.needs.working_days else None)
    return Ruling(Outcome.PASS, grounds, confidence=ABSENCE_CONFIDENCE)


def _weigh(proof: Proof, view: View) -> Weighed:
    cited = max((view.decided[rule].confidence for rule in proof.cited), default=0.0)
    return weigh(proof, view.observations, cited)


def _union(chosen: Sequence[Proof]) -> Proof:
    whole = Proof()
    for proof in chosen:
        whole = whole.joined(proof)
    return whole


def _grounds(rule: Rule, view: View, proof: Proof) -> Grounds:
    observations = tuple(view.observations[index] for index in sorted(proof.support))
    facts = tuple(fact for fact in rule.facts if view.facts[fact])
    return Grounds(observations, tuple(sorted(proof.absent)), proof.cited, facts)
