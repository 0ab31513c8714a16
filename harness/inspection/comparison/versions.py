"""Two sets of recordings held side by side, pair by pair of like subject, and the rules of Article 11 judged on it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harness.analysis.change.change_observations import observations_of
from harness.analysis.change.difference import Difference, differences
from harness.analysis.change.grade import READING, Grade, grade_of
from harness.analysis.change.noise import Noise, measured_noise
from harness.assess import Assessment
from harness.detect.inventory.inventory_of import inventory_of
from harness.detect.sent.hosted_recording import of_the_program
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.decide import judge
from harness.judge.rule import Catalogue
from harness.model.faults import EXIT_FAILED, EXIT_INCOMPLETE, EXIT_OK, BadInput
from harness.model.inventory import Inventory
from harness.model.saying import Saying
from harness.model.verdict import Verdict
from harness.recording.layout import RUN
from harness.recording.reader import Recording

ARTICLE = "11"
type Look = Callable[[Path], Assessment]
DEPTH = "*/*"  # recordings lie in RUN_ID/attempt-N below the folder of a campaign


@dataclass(frozen=True, slots=True)
class Pair:
    """One app on one device and network, in its two versions."""

    baseline: tuple[Inventory, ...]
    live: tuple[Inventory, ...]
    found: Difference
    noise: Noise
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """`unmatched` are recordings that nothing on the other side is like."""

    pairs: tuple[Pair, ...]
    reading: str
    unmatched: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        changes = [grade_of(change, self.reading) for pair in self.pairs for change in pair.found.changes]
        if Grade.MAJOR in changes:
            return EXIT_FAILED
        gaps = any(pair.found.not_compared or pair.found.in_part for pair in self.pairs)
        return EXIT_INCOMPLETE if gaps or self.unmatched else EXIT_OK


@dataclass(frozen=True, slots=True)
class _Read:
    """A recording, assessed anew: both versions are seen by the same detectors."""

    assessment: Assessment
    inventory: Inventory


def compare_versions(baseline: Path, live: Path, campaign: Campaign, look: Look) -> Compared:
    """Raises BadInput where nothing can be compared, EvidenceBroken for a recording that cannot be read."""
    before = [_read(folder, look) for folder in recordings_in(baseline)]
    after = [_read(folder, look) for folder in recordings_in(live)]
    groups = _groups(before), _groups(after)
    common = [subject for subject in groups[0] if subject in groups[1]]
    if not common:
        mend = Saying("run both versions on one device profile and network", "两个版本须使用相同的设备配置和网络")
        what = Saying("no app was run alike on both sides", "两侧没有同一应用在相同设备和网络上的记录")
        raise BadInput(what, f"{baseline}, {live}", mend)
    law = _of_article(load_catalogue())
    pairs = tuple(_pair(groups[0][subject], groups[1][subject], law, campaign) for subject in common)
    alone = [one.inventory.recording for one in (*before, *after) if one.inventory.subject not in common]
    return Compared(pairs, campaign.switches[READING], tuple(alone))


def recordings_in(folder: Path) -> list[Path]:
    """A recording itself, or all those below it. Raises BadInput for a folder without any."""
    if (folder / RUN).is_file():
        return [folder]
    found = sorted({path.parent for depth in ("*", DEPTH, f"*/{DEPTH}") for path in folder.glob(f"{depth}/{RUN}")})
    if not found:
        mend = Saying("name the folder of an attempt, or one that holds some", "指定某次 attempt 的文件夹，或其上级")
        raise BadInput(Saying("no recording lies there", "此处没有运行记录"), str(folder), mend)
    return found


def _read(folder: Path, look: Look) -> _Read:
    assessment = look(folder)
    recording = of_the_program(Recording.open(folder))
    return _Read(assessment, inventory_of(recording, assessment.observations, assessment.coverage))


def _groups(read: Iterable[_Read]) -> Mapping[tuple[str, str, str], list[_Read]]:
    groups: dict[tuple[str, str, str], list[_Read]] = {}
    for one in read:
        groups.setdefault(one.inventory.subject, []).append(one)
    return groups


def _pair(before: Sequence[_Read], after: Sequence[_Read], law: Catalogue, campaign: Campaign) -> Pair:
    old, new = tuple(one.inventory for one in before), tuple(one.inventory for one in after)
    found, noise = differences(old, new), measured_noise([*old, *new])
    told = tuple(observations_of(found, noise, (old, new), campaign.switches[READING]))
    latest = max((one.assessment for one in after), key=lambda one: one.run.began)
    verdicts = judge(told, latest.coverage, latest.run, law, campaign)
    return Pair(old, new, found, noise, verdicts)


def _of_article(catalogue: Catalogue) -> Catalogue:
    """The rules that a comparison decides: those on changes, without the one that papers decide."""
    return replace(catalogue, rules={key: rule for key, rule in catalogue.rules.items() if rule.article == ARTICLE})
