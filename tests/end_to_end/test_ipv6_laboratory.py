"""The IPv6 laboratory gives the right verdicts on four apps that differ in one call, with and without the proxy."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from harness.assess import Assessment
from harness.demo.ground_truth import FAMILY_APPS, compare, load_truth, truth_files
from harness.demo.server import DemoServer
from harness.inspection.runs import make_runs
from harness.inspection.wanted import Wanted
from harness.model.observation import Kind
from harness.model.run import RunStatus
from harness.model.verdict import Outcome, Verdict
from harness.networks.commands import why_not
from harness.networks.namespace import standing
from tests.end_to_end.stage import APPS, PHONE

pytestmark = [pytest.mark.end_to_end, pytest.mark.skipif(why_not() is not None, reason=str(why_not()))]
ONLY = ("core_tasks",)


@pytest.fixture(scope="module")
def assessments(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> list[Assessment]:
    out: Path = tmp_path_factory.mktemp("ipv6")
    wanted = Wanted(
        app_files=tuple(APPS / f"{app}.yaml" for app in FAMILY_APPS),
        devices=(PHONE,),
        out=out / "proxied",
        scenarios=ONLY,
        networks=("N2", "N3"),
        laboratory_file=server.laboratory_file,
        campaign="demo",
        at_once=4,
        language="en",
    )
    some = (APPS / "v6-ready.yaml", APPS / "v6-broken.yaml")
    straight = replace(wanted, app_files=some, networks=("N1", "N6"), out=out / "straight", without=("proxy",))
    made = make_runs(wanted, straight)
    assert all(one.status is RunStatus.COMPLETE for one in made.ended)
    return list(made.assessments)


def verdicts(assessments: list[Assessment], app: str, network: str = "") -> list[Verdict]:
    return [
        verdict
        for one in assessments
        if one.run.app.key == app and network in ("", one.run.network)
        for verdict in one.verdicts
    ]


def outcome(assessments: list[Assessment], app: str, network: str, rule: str) -> Outcome:
    (found,) = (one.outcome for one in verdicts(assessments, app, network) if one.rule == rule)
    return found


@pytest.mark.parametrize("app", FAMILY_APPS)
def test_the_ground_truth_is_met(assessments: list[Assessment], app: str) -> None:
    misses = compare(verdicts(assessments, app), load_truth(truth_files([app])[app]))
    assert [miss.saying.en for miss in misses] == []


def test_every_network_proved_itself_and_its_capture(assessments: list[Assessment]) -> None:
    for one in assessments:
        (proved,) = (seen for seen in one.observations if seen.kind is Kind.NETWORK_PROVED)
        assert proved.subject == one.run.network
        assert proved.data["packets"] is True


@pytest.mark.parametrize(
    ("app", "network", "rule", "expected"),
    [
        ("v6-ready", "ipv6-only", "A16-IPV6-4", Outcome.PASS),
        ("v6-ready", "ipv6-nat64", "A16-IPV6-5", Outcome.PASS),
        ("v6-third", "ipv6-nat64", "A16-IPV6-5", Outcome.PASS),
        ("v6-ready", "dual-stack", "A16-IPV6-7", Outcome.PASS),
        ("v6-ready", "dual-stack", "A16-IPV6-10", Outcome.PASS),
        ("v6-ready", "ipv6-black-hole", "A16-IPV6-9", Outcome.PASS),
        ("v6-broken", "dual-stack", "A16-IPV6-7", Outcome.ADVICE),
        ("v6-ready", "dual-stack", "A16-IPV6-4", Outcome.NOT_TESTED),
        ("v6-ready", "ipv6-only", "A16-IPV6-1", Outcome.NOT_TESTED),
    ],
)
def test_what_each_network_can_show(
    assessments: list[Assessment], app: str, network: str, rule: str, expected: Outcome
) -> None:
    assert outcome(assessments, app, network, rule) is expected


def test_without_the_proxy_the_browser_itself_prefers_ipv6(assessments: list[Assessment]) -> None:
    ready = next(one for one in assessments if (one.run.app.key, one.run.network) == ("v6-ready", "dual-stack"))
    shares = {seen.subject: seen.data["share"] for seen in ready.observations if seen.kind is Kind.FAMILY_SHARE}
    assert shares == {"bytes": 1.0, "connections": 1.0, "names": 1.0}


def test_nothing_is_left_of_any_network(assessments: list[Assessment]) -> None:
    deadline = time.monotonic() + 5
    tokens = {one.folder for one in assessments}
    while list(standing()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert tokens
    assert not list(standing())
