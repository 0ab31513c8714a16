"""Reasons: the one plain sentence of a verdict, in both languages, made from what was seen and where.

It names kinds, classes of data, channels, phases and roles, never a value that was seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from harness.judge.campaign import STANDARD_WORKING_DAYS
from harness.judge.facts import FACTS
from harness.judge.kind_names import CHANNEL_NAMES, KIND_NAMES, PHASE_NAMES, SUBJECT_NAMES
from harness.model.event import Phase
from harness.model.observation import Kind, Observation
from harness.model.saying import Saying
from harness.model.verdict import Outcome

MOST_NAMED = 6  # kinds named in one sentence before "and N more"
_TOLD_PHASES = (Phase.BEFORE_CONSENT, Phase.REFUSED, Phase.BACKGROUND)
_SAY_THEMSELVES = (Kind.LOCATION_SENT, Kind.TRAIL_SENT, Kind.PHOTO_SENT, Kind.FINGERPRINT_SENT)
_SAY_WHEN = (Kind.REFUSAL_BLOCKS, Kind.REFUSAL_LOOP, Kind.ASKED_AGAIN)  # their names tell that it was after a refusal
SIMULATED = Saying("on a simulated device, not a real one", "在模拟设备上取得，并非真机")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a verdict rests on: things seen, kinds nowhere seen, rules cited, facts, gaps, remarks, an answer."""

    observations: tuple[Observation, ...] = ()
    absent: tuple[Kind, ...] = ()
    cited: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    remarks: tuple[Saying, ...] = ()
    gaps: tuple[Saying, ...] = ()
    covered: bool = False
    days: int | None = None
    answer: Saying | None = None

    def with_remarks(self, *more: Saying) -> "Grounds":
        return replace(self, remarks=self.remarks + more)


_BETWEEN = Saying("; ", "；")


def sentence(outcome: Outcome, grounds: Grounds, *, simulated: bool) -> Saying:
    """The verdict's `why`: one sentence ending in a full stop in each language."""
    parts = [*_parts(outcome, grounds), *grounds.remarks]
    if simulated and grounds.answer is None and outcome is not Outcome.NOT_TESTED:  # which obtained nothing
        parts.append(SIMULATED)
    text = _join(parts, _BETWEEN)
    return Saying(text.en[:1].upper() + text.en[1:] + ".", text.zh + "。")


def _parts(outcome: Outcome, grounds: Grounds) -> list[Saying]:
    if grounds.answer is not None:
        return [grounds.answer]
    if outcome is Outcome.NOT_TESTED:
        gaps = _join(grounds.gaps, _BETWEEN)
        return [Saying(f"not tested: {gaps.en}", f"未测：{gaps.zh}") if grounds.gaps else Saying("not tested", "未测")]
    parts: list[Saying] = []
    if grounds.observations:
        parts.append(_led(Saying("seen: ", "发现"), _seen(grounds.observations)))
    if grounds.absent:
        names = [KIND_NAMES[kind] for kind in grounds.absent]
        parts.append(_led(Saying("nowhere seen within proven coverage: ", "在已证实的覆盖范围内未见"), names))
    if grounds.cited:
        listed = ", ".join(grounds.cited)
        parts.append(Saying(f"it follows from {listed}", f"由 {listed} 得出"))
    if outcome is Outcome.NOT_APPLICABLE:
        parts += [FACTS[fact][0] for fact in grounds.facts]
    return parts or [_nothing_found(grounds.days)]


def _nothing_found(days: int | None) -> Saying:
    en = "nothing against the rule was found under the conditions of this run, and all that it needs was in view"
    zh = "本次条件下未发现不符合情形，所需证据均在覆盖范围内"
    if days is None or days >= STANDARD_WORKING_DAYS:
        return Saying(en, zh)
    asked = STANDARD_WORKING_DAYS
    return Saying(
        f"{en}; only {days} working day(s) were covered where {asked} are the rule",
        f"{zh}；仅覆盖 {days} 个工作日（通常要求 {asked} 个）",
    )


def _seen(observations: Sequence[Observation]) -> list[Saying]:
    kinds = list(dict.fromkeys(one.kind for one in observations))
    said = [_one_kind(kind, [one for one in observations if one.kind is kind]) for kind in kinds[:MOST_NAMED]]
    more = len(kinds) - MOST_NAMED
    return [*said, Saying(f"{more} more", f"另有 {more} 类")] if more > 0 else said


def _one_kind(kind: Kind, observations: Sequence[Observation]) -> Saying:
    told = [one.subject for one in observations if kind not in _SAY_THEMSELVES and one.subject in SUBJECT_NAMES]
    subjects = _named(SUBJECT_NAMES[subject] for subject in told)
    when_told = [one.phase for one in observations if one.phase in _TOLD_PHASES and kind not in _SAY_WHEN]
    phases = _named(PHASE_NAMES[phase] for phase in when_told if phase)
    channels = _named(CHANNEL_NAMES[one.channel] for one in observations)
    name = KIND_NAMES[kind]
    of = _join(subjects, Saying("/", "/"))
    when = _join(phases, Saying(" and ", "、"))
    where = _join(channels, Saying(", ", "、"))
    en = f"{name.en}{f': {of.en}' if subjects else ''}{f' {when.en}' if phases else ''} ({where.en})"
    zh = f"{when.zh}{name.zh}{f'·{of.zh}' if subjects else ''}（{where.zh}）"
    return Saying(en, zh)


def _named(names: Iterable[Saying]) -> list[Saying]:
    return sorted(set(names), key=lambda name: name.en)


def _led(lead: Saying, parts: Sequence[Saying]) -> Saying:
    joined = _join(parts, Saying(", ", "、"))
    return Saying(lead.en + joined.en, lead.zh + joined.zh)


def _join(parts: Sequence[Saying], by: Saying) -> Saying:
    return Saying(by.en.join(part.en for part in parts), by.zh.join(part.zh for part in parts))
