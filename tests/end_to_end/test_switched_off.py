"""Absence needs proof of coverage: with a channel switched off, no rule that needs it passes, and each says why."""

import io
from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.farm.display import PlainLines
from harness.farm.supervisor import Supervisor
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.wanted import Wanted, jobs_of
from harness.judge.catalogue_file import load_catalogue
from harness.model.run import RunStatus
from harness.model.verdict import Outcome, Verdict
from tests.end_to_end.inspected import Inspected
from tests.end_to_end.stage import APPS, PHONE

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(240)]

CHANNELS = ("proxy", "hooks", "frida", "screens")
CATALOGUE = load_catalogue()
Judged = dict[str, tuple[RunStatus | None, dict[str, Verdict]]]


@pytest.fixture(scope="module")
def judged(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The null app once without each channel."""
    jobs = [job for name in CHANNELS for job in jobs_of(wanted(server, tmp_path_factory.mktemp(name), name))]
    ended = Supervisor(PlainLines(io.StringIO()), at_once=4).run(jobs, lambda _: None)
    status = {one.job.folder: one.status for one in ended}
    assessor = Assessor(CATALOGUE, named_campaign("demo"))
    return {
        name: (status[job.folder], {one.rule: one for one in assessor.assess(job.folder).verdicts})
        for name, job in zip(CHANNELS, jobs, strict=True)
    }


def wanted(server: DemoServer, out: Path, without: str) -> Wanted:
    return Wanted(
        app_files=(APPS / "null.yaml",),
        devices=(PHONE,),
        out=out,
        scenarios=("launch_unanswered",),
        laboratory_file=server.laboratory_file,
        without=(without,),
    )


def test_with_all_channels_none_is_a_gap(inspected: Inspected) -> None:
    verdicts = inspected.of("null").verdicts
    gaps = {gap for one in verdicts for gap in one.coverage_gaps if gap.startswith("channel")}
    assert gaps == {"channel ledger"}, "a browser has every channel but the system's ledger of a phone"


@pytest.mark.parametrize("channel", CHANNELS)
def test_rules_that_need_a_channel_are_not_tested_without_it(judged: Judged, channel: str) -> None:
    status, verdicts = judged[channel]
    assert status is RunStatus.COMPLETE
    needing = [rule.id for rule in CATALOGUE.rules.values() if channel in rule.needs.channels]
    if channel != "frida":  # a second witness of connections: whether any rule needs it is the catalogue's business
        assert needing
    for rule in needing:
        verdict = verdicts[rule]
        assert verdict.outcome in (Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE), rule
        if verdict.outcome is Outcome.NOT_TESTED:
            assert f"channel {channel}" in verdict.coverage_gaps, rule
            assert f"channel {channel} was not covered (switched off)" in verdict.why.en, (rule, verdict.why.en)
