"""`harness judge`: judge a recording anew by a catalogue, and say what that changes rule by rule."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.assess import LOOKED_FOR
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import campaign_of
from harness.inspection.given_folders import refuse_no_recording
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.decide import judge
from harness.judge.kind_names import OUTCOME_NAMES
from harness.judge.rule import Catalogue
from harness.model.coverage import Coverage
from harness.model.faults import BadInput, EvidenceBroken
from harness.model.observation import Kind, Observation
from harness.model.saying import Language, Saying
from harness.model.verdict import Verdict
from harness.recording import layout
from harness.recording.answers import read_answers
from harness.recording.event_line import load_json
from harness.recording.json_form import from_json
from harness.recording.judged_by import Judgement, judgements, kept_catalogue
from harness.recording.reader import Recording, read_bounded

MAX_DERIVED_BYTES = 256 * 1024 * 1024
THEN = "then"
ABSENT = Saying("not in the catalogue", "目录中无此规则")


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that comes out otherwise; None where a catalogue does not hold it."""

    rule: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Anew:
    """A recording judged by two catalogues on the same observations.

    Where no catalogue was kept, `before` are the verdicts that were written down then; empty where those are gone too.
    """

    before_version: str
    after_version: str
    before: Mapping[str, Verdict]
    after: Mapping[str, Verdict]

    @property
    def changes(self) -> tuple[Change, ...]:
        rules = dict.fromkeys([*self.before, *self.after])
        pairs = [Change(rule, self.before.get(rule), self.after.get(rule)) for rule in rules]
        return tuple(one for one in pairs if _outcome(one.before) != _outcome(one.after))


def judge_anew(folder: Path, catalogue_wanted: str, campaign_wanted: str, *, detect: bool) -> Anew:
    """Judge by the catalogue of a folder, of `then` (the first that judged it) or of today (""), beside that of then.

    Raises BadInput where a catalogue is not there, EvidenceBroken for no recording.
    """
    refuse_no_recording([folder])
    recording = Recording.open(folder)
    first = next(iter(judgements(folder)), None)
    campaign = campaign_of(campaign_wanted or (first.campaign if first else recording.run.campaign) or "default")
    today = load_catalogue()
    then = _then(folder, first)
    after = _wanted(catalogue_wanted, then, today)
    written = _stored(recording)
    seen = _derived(recording, Assessor(today, campaign), anew=detect)
    before = _judged(recording, seen, then, campaign) if then else written
    return Anew(then.version if then else "", after.version, before, _judged(recording, seen, after, campaign))


def change_lines(anew: Anew, language: Language) -> list[str]:
    """What changed, one line a rule, and the counts of all outcomes."""
    before = anew.before_version or ("无留存" if language == "zh" else "none kept")
    lines = [f"{'规则目录' if language == 'zh' else 'catalogue'}: {before} -> {anew.after_version}"]
    if anew.before:
        lines += [_line(change, language) for change in anew.changes]
        lines.append(f"{'变化' if language == 'zh' else 'changed'}: {len(anew.changes)}")
    counted = [
        (name.say(language), sum(one.outcome is outcome for one in anew.after.values()))
        for outcome, name in OUTCOME_NAMES.items()
    ]
    return [*lines, "  ".join(f"{name} {count}" for name, count in counted)]


def anew_json(anew: Anew) -> str:
    """The same for machines: both versions, every outcome, the changes."""
    plain = {
        "before": anew.before_version,
        "after": anew.after_version,
        "outcomes": {rule: verdict.outcome.value for rule, verdict in anew.after.items()},
        "changes": [
            {"rule": one.rule, "before": _outcome(one.before), "after": _outcome(one.after)} for one in anew.changes
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _line(change: Change, language: Language) -> str:
    names = [
        OUTCOME_NAMES[one.outcome].say(language) if one else ABSENT.say(language)
        for one in (change.before, change.after)
    ]
    why = f"  {change.after.why.say(language)}" if change.after else ""
    return f"{change.rule:<12} {names[0]} -> {names[1]}{why}"


def _outcome(verdict: Verdict | None) -> str:
    return verdict.outcome.value if verdict else ""


def _then(folder: Path, first: Judgement | None) -> Catalogue | None:
    kept = kept_catalogue(folder, first.catalogue) if first else None
    return load_catalogue(kept) if kept else None


def _wanted(asked: str, then: Catalogue | None, today: Catalogue) -> Catalogue:
    if asked == THEN:
        if then is None:
            what = Saying("the recording keeps no catalogue of its date", "该记录未留存当时的规则目录")
            raise BadInput(what, "--catalogue")
        return then
    if not asked:
        return today
    if not Path(asked).is_dir():
        mend = Saying(f"name a folder of rules, or {THEN}", f"指定规则目录文件夹，或 {THEN}")
        raise BadInput(Saying("no such folder", "没有这个文件夹"), f"--catalogue {asked}", mend)
    return load_catalogue(Path(asked))


def _judged(
    recording: Recording, seen: tuple[Sequence[Observation], Coverage], catalogue: Catalogue, campaign: Campaign
) -> dict[str, Verdict]:
    observations, coverage = seen
    answers = read_answers(recording.folder).latest()
    verdicts = judge(observations, coverage, recording.run, catalogue, campaign, answers=answers)
    return {verdict.rule: verdict for verdict in verdicts}


def _derived(recording: Recording, assessor: Assessor, *, anew: bool) -> tuple[Sequence[Observation], Coverage]:
    """What was seen and covered as it was kept, or detected again where that is gone, where not all was looked for that
    rules may ask for today (an absence would prove nothing), or where it is asked for."""
    if not anew and _all_was_looked_for(recording):
        try:
            return (
                from_json(tuple[Observation, ...], _read(recording, "observations.json"), "observations.json"),
                from_json(Coverage, _read(recording, "coverage.json"), "coverage.json"),
            )
        except EvidenceBroken:
            pass  # derived files may be deleted, or be those of another version: they are made again
    assessment = assessor.assess(recording.folder)
    return assessment.observations, assessment.coverage


def _all_was_looked_for(recording: Recording) -> bool:
    try:
        known = from_json(tuple[str, ...], _read(recording, LOOKED_FOR), LOOKED_FOR)
    except EvidenceBroken:
        return False
    return {kind.value for kind in Kind} <= set(known)


def _stored(recording: Recording) -> dict[str, Verdict]:
    """The verdicts as they were written down, where the catalogue that gave them was not kept."""
    try:
        verdicts = from_json(tuple[Verdict, ...], _read(recording, "verdicts.json"), "verdicts.json")
    except EvidenceBroken:
        return {}
    return {verdict.rule: verdict for verdict in verdicts}


def _read(recording: Recording, name: str) -> Any:
    return load_json(read_bounded(recording.folder, f"{layout.DERIVED}/{name}", MAX_DERIVED_BYTES), name)
