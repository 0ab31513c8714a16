"""An app that does not heed the proxy setting, led to the proxy by a real WireGuard tunnel, in a whole run."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from harness.detect.channel_coverage import channels_of
from harness.model.coverage import Covered
from harness.model.event import EventKind
from harness.model.laboratory import Endpoint
from harness.model.run import RunStatus
from harness.networks.commands import why_not
from harness.recording.reader import Recording
from tests.faults.faulty_run import Ended, FaultBench, fault_bench
from tests.faults.small_app import HOST

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.timeout(120),
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
]


@pytest.fixture(scope="module")
def bench(real_components: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultBench]:
    folder, options = tmp_path_factory.mktemp("tunnel"), ("--wireguard", "--past-proxy")
    with fault_bench(folder, without=("hooks",), options=options) as bench:
        yield bench


def proxy_of(ended: Ended) -> Covered:
    return channels_of(Recording.open(ended.folder))["proxy"]


def test_its_traffic_is_seen_and_the_tunnel_is_gone_afterwards(bench: FaultBench) -> None:
    reached_at = replace(bench.order.laboratory, wireguard=Endpoint("127.0.0.1", 0))
    bench.order = replace(bench.order, laboratory=reached_at)
    ended = bench.run(launch_only=True)
    assert ended.status is RunStatus.COMPLETE, ended.words
    channel = [(one["state"], one["why"]) for one in ended.of(EventKind.CHANNEL) if one["channel"] == "tunnel"]
    assert [state for state, _ in channel] == ["started", "proved", "ended"], channel
    pages = [one for one in ended.of(EventKind.REQUEST) if one["url"] == f"http://{HOST}/"]
    assert pages and all(one["tunnel"] for one in pages)
    assert ended.left == []
    assert proxy_of(ended).ok
