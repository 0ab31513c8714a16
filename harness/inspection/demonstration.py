"""The demonstration: the calibration apps on the phones of this machine, compared with what was planted in them."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from harness.demo.ground_truth import GroundTruth, Miss, compare, load_truth, truth_files
from harness.demo.server import DemoServer
from harness.devices.tools import find_tool
from harness.inspection.calibration.citation import NAME, beside
from harness.inspection.runs import Made, make_runs
from harness.inspection.wanted import SCENARIOS, Wanted
from harness.model.faults import EXIT_FAILED, EXIT_OK, BadInput
from harness.model.run import RunStatus
from harness.model.saying import Language, Saying
from harness.networks.commands import why_not
from harness.plan.scenario_files import find_scenarios

if TYPE_CHECKING:
    from harness.assess import Assessment
    from harness.report.subject import GroundTruthResult

APPS = Path(__file__).resolve().parents[1] / "demo" / "apps"
SUBJECTS = ("burdened", "compliant", "null")
IPV6_SUBJECT = "v6-third"
SUPERIOR_VIEW, SUPERIOR_ONCE = "superior_view", ("compliant",)
# A short check of the traffic engine, where no record lies beside the data.
CALIBRATION_SEED, CALIBRATION_CASES = 1, 100
PHONES = ("android-phone", "ios-phone", "harmony-phone")
HANDSET, HANDSET_TRUTH = "simulated-android-14", "burdened-handset"
NO_HANDSET = Saying("adb is not installed: no run on a simulated handset", "未安装 adb：不在模拟手机上运行")
MET = Saying("the ground truth was met", "与标准答案一致")
NOT_MET = Saying("the ground truth was NOT met", "与标准答案不一致")


def demonstrate(
    out: Path, at_once: int, language: Language, phones: Sequence[str] = (), subjects: Sequence[str] = ()
) -> int:
    """0 when every run is complete and every ground truth is met, else 1; the report is written either way."""
    chosen = tuple(subjects or SUBJECTS)
    for unknown in set(chosen) - set(SUBJECTS):
        what = Saying(f"there is no calibration app “{unknown}”", f"没有名为“{unknown}”的标定应用")
        mend = Saying(f"choose of: {', '.join(SUBJECTS)}", f"选用其一：{'、'.join(SUBJECTS)}")
        raise BadInput(what, "--subject", mend)
    place = out / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    with DemoServer.start(place / "server") as server:
        wanted = Wanted(
            app_files=_files(chosen),
            devices=tuple(phones or PHONES),
            out=place,
            laboratory_file=server.laboratory_file,
            key=out / "laboratory-key.pem",
            campaign="demo",
            at_once=at_once,
            language=language,
        )
        more = () if subjects else ipv6_runs(wanted)
        handset = () if subjects or phones else handset_runs(wanted)
        *long, short = on_phones(wanted, chosen)
        runs = [*long, *handset, short, *more]  # what takes longest begins first
        made = make_runs(runs[0], *runs[1:], meanwhile=lambda: _make_ready(place, out / NAME))
    from harness.inspection.documents import conclude

    examined = (*chosen, *((IPV6_SUBJECT,) if more else ()))
    files = truth_files(examined)
    apart = [one for one in made.assessments if one.run.device.key == HANDSET] if handset else []
    others = [one for one in made.assessments if one.run.device.key != HANDSET] if handset else made.assessments
    truths = [held_against(load_truth(files[subject]), others, language) for subject in examined]
    if handset:
        found = held_against(load_truth(truth_files((HANDSET_TRUTH,))[HANDSET_TRUTH]), apart, language)
        truths.append(replace(found, app=f"{found.app} / {HANDSET}"))
    conclude(made, wanted, truths)
    return say_outcome(made, truths, language)


def _make_ready(place: Path, record: Path) -> None:
    """Calibrate where that was never done, and load what writes documents: seconds in which the phones are at work."""
    import harness.inspection.documents  # noqa: F401
    from harness.inspection.calibration.calibrate import write_record

    if beside(place) is None:
        write_record(CALIBRATION_SEED, CALIBRATION_CASES, record)


def on_phones(wanted: Wanted, subjects: Sequence[str]) -> tuple[Wanted, ...]:
    """The apps on every phone. What a superior of the compliant app sees, which is nothing, is looked at on one phone:
    on the others it would make the demonstration longer than the four minutes that it may take."""
    once = [subject for subject in subjects if subject in SUPERIOR_ONCE]
    split = len(wanted.devices) > 1 and once
    if not split:
        return (wanted,)
    others = tuple(one.name for one in find_scenarios((), SCENARIOS) if one.name != SUPERIOR_VIEW)
    first, rest = wanted.devices[:1], wanted.devices[1:]
    burdens = [subject for subject in subjects if subject not in once]
    return (
        *(replace(wanted, app_files=_files([subject])) for subject in burdens[:1]),
        replace(wanted, app_files=_files(once), devices=first),
        replace(wanted, app_files=_files(once), devices=rest, scenarios=others),
        *(replace(wanted, app_files=_files([subject])) for subject in burdens[1:]),
    )


def _files(subjects: Sequence[str]) -> tuple[Path, ...]:
    return tuple(APPS / f"{subject}.yaml" for subject in subjects)


def handset_runs(wanted: Wanted) -> tuple[Wanted, ...]:
    """One start of the burdened app on a simulated handset, where adb is installed; else a line that says so."""
    if find_tool("adb") is None:
        print(NO_HANDSET.say(wanted.language), file=sys.stderr)
        return ()
    return (replace(wanted, app_files=(APPS / "burdened.yaml",), devices=(HANDSET,), scenarios=("launch_accepted",)),)


def ipv6_runs(wanted: Wanted) -> tuple[Wanted, ...]:
    """One run on IPv6 alone, where this machine can build such a network; else a line that says why it cannot."""
    lacking = why_not()
    if lacking:
        print(lacking.line(wanted.language), file=sys.stderr)
        return ()
    app = APPS / f"{IPV6_SUBJECT}.yaml"
    first = wanted.devices[:1]
    return (replace(wanted, app_files=(app,), devices=first, networks=("ipv6-only",), scenarios=("core_tasks",)),)


def held_against(truth: GroundTruth, assessments: "Sequence[Assessment]", language: Language) -> "GroundTruthResult":
    """What one calibration app planted against what was found on all its devices."""
    from harness.report.subject import GroundTruthResult

    verdicts = [verdict for one in assessments if one.run.app.key == truth.app for verdict in one.verdicts]
    misses = compare(verdicts, truth)
    missed = [miss for miss in misses if miss.kind == "missed"]
    invented = [miss for miss in misses if miss.kind != "missed"]
    planted = len(truth.behaviours)
    lost = {what for miss in missed for what in miss.what}
    return GroundTruthResult(
        truth.app, planted, planted - min(planted, len(lost)), _said(missed, language), _said(invented, language)
    )


def _said(misses: Sequence[Miss], language: Language) -> tuple[str, ...]:
    return tuple(miss.saying.say(language) for miss in misses)


def say_outcome(made: Made, truths: "Sequence[GroundTruthResult]", language: Language) -> int:
    """Print how the demonstration went against its ground truth, and return its exit code."""
    incomplete = [one for one in made.ended if one.status is not RunStatus.COMPLETE]
    for truth in truths:
        print(f"{truth.app}: {truth.found}/{truth.planted}")
        for miss in (*truth.missed, *truth.false_findings):
            print(f"  {miss}")
    met = not incomplete and all(truth.met for truth in truths)
    print((MET if met else NOT_MET).say(language))
    return EXIT_OK if met else EXIT_FAILED
