"""What a recording of the probes says: the results of its probes, its verdicts, and the decision on a duty."""

import json
from collections.abc import Mapping
from pathlib import Path

from harness.assess import observe
from harness.detect.coverage import coverage_of
from harness.detect.mask import Masker
from harness.judge.campaign import Campaign
from harness.judge.evaluate import View
from harness.judge.mandatory import Compulsion, decide
from harness.model.event import EventKind
from harness.recording.reader import Recording


def results(folder: Path) -> Mapping[tuple[str, str], str]:
    """By probe and duty."""
    probes = [event.data for event in Recording.open(folder).events if event.kind is EventKind.PROBE]
    return {(str(data["probe"]), str(data["duty"])): str(data["result"]) for data in probes}


def outcomes(folder: Path) -> Mapping[str, str]:
    verdicts = json.loads((folder / "derived" / "verdicts.json").read_text(encoding="utf-8"))
    return {verdict["rule"]: verdict["outcome"] for verdict in verdicts}


def decisions(folder: Path, *duties: str) -> Mapping[str, Compulsion]:
    recording = Recording.open(folder)
    masker = Masker(recording.persona, recording.run.app.accounts)
    seen = tuple(observe(recording, masker, None))
    view, coverage = View(seen, frozenset(range(len(seen))), {}, {}, {}), coverage_of(recording, masker)
    return {duty: decide(duty, view, coverage, Campaign().menu_share) for duty in duties}
