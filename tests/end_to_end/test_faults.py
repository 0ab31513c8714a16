"""Of the fault matrix (`make faults`) what is most telling: a cable pulled in mid-step, and a crash of the app."""

from collections.abc import Iterator

import pytest

from harness.model.run import RunStatus
from harness.simulated.handset.fault import Fault
from tests.faults.faulty_run import FaultBench, fault_bench
from tests.faults.test_fault_matrix import NAMES, examine, put_back

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def bench(real_components: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultBench]:
    """Without hooks and proxy, which take half of a run."""
    with fault_bench(tmp_path_factory.mktemp("faults"), without=("hooks", "proxy")) as bench:
        yield bench


def test_a_pulled_cable_is_no_crash_and_the_handset_is_out_of_service_until_a_person_has_it_back(
    bench: FaultBench,
) -> None:
    ended = bench.run("consent", Fault.DISCONNECT)
    assert ended.mark is not None
    examine(ended, NAMES[Fault.DISCONNECT], "consent")
    bench.mended()
    put_back(bench, ended)


def test_a_crash_of_the_app_is_no_fault_of_the_run_which_works_as_the_next_one(bench: FaultBench) -> None:
    ended = bench.run("background", Fault.APP_CRASH)
    examine(ended, NAMES[Fault.APP_CRASH], "background")
    assert (ended.status, ended.mark) == (RunStatus.COMPLETE, None)
