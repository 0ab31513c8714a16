"""What a recording of the probes says: the results of its probes, its verdicts, and the decision on a duty."""

import json
from collections.abc import Mapping
from pathlib import Path

from harness.assess import observe
from harness.detect.coverage import coverage_of
from harness.detect.masking.mask import Masker
from harness.judge.campaign import Campaign
from harness.judge.condition import MIN_CONFIDENCE
from harness.judge.evaluate import View
from harness.judge.mandatory import Compulsion, decide
from harness.model.event import EventKind
from harness.model.observation import Kind, Observation
from harness.model.protocol import Protocol
from harness.recording.reader import Recording


def results(folder: Path) -> Mapping[tuple[str, str], str]:
    """By probe and duty."""
    probes = [event.data for event in Recording.open(folder).events if event.kind is EventKind.PROBE]
    return {(str(data["probe"]), str(data["duty"])): str(data["result"]) for data in probes}


def outcomes(folder: Path) -> Mapping[str, str]:
    verdicts = json.loads((folder / "derived" / "verdicts.json").read_text(encoding="utf-8"))
    return {verdict["rule"]: verdict["outcome"] for verdict in verdicts}


def found(folder: Path, role: str, what: str) -> set[str]:
    """What the explorer found as a role: its functions, forms or gates."""
    told = [event.data for event in Recording.open(folder).events if event.kind is EventKind.FOUND]
    return {str(name) for data in told if data["role"] == role for name in data[what]}


def decisions(folder: Path, *duties: str) -> Mapping[str, Compulsion]:
    recording = Recording.open(folder)
    seen, coverage = observed(recording), coverage_of(recording)
    view = View(seen, frozenset(range(len(seen))), {}, {}, {})
    return {duty: decide(duty, view, coverage, Campaign().menu_share) for duty in duties}


def direct_proofs(folder: Path, *duties: str) -> Mapping[str, set[str]]:
    """By duty: the protocols of section 4's column `direct` that came out positive; MP-8 where the sponsor says it."""
    seen = observed(Recording.open(folder))
    found: dict[str, set[str]] = {duty: set() for duty in duties}
    for one in seen:
        if one.subject not in found or one.confidence < MIN_CONFIDENCE:
            continue
        if one.kind is Kind.MANDATORY and one.data.get("direct") is True:
            found[one.subject].add(str(one.data["protocol"]))
        if one.kind is Kind.DUTY_TEXT and one.data.get("by_sponsor") is True:
            found[one.subject].add(str(Protocol.RULE_TEXT))
    return found


def observed(recording: Recording) -> tuple[Observation, ...]:
    return tuple(observe(recording, Masker(recording.persona, recording.run.app.accounts), None))
