"""Run ids are folder names; attempts only go up."""

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from harness.plan.run_id import new_run_id, next_attempt


def test_a_run_id_names_app_device_network_time_and_seed() -> None:
    moment = datetime(2026, 11, 22, 11, 44, 12, tzinfo=timezone(timedelta(hours=8)))
    assert (
        new_run_id("burdened", "ios-phone", "host", 0x12ABCD, moment) == "burdened-ios-phone-host-20261122T034412Z-abcd"
    )


@given(st.integers(), st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)))  # noqa: DTZ001
def test_a_run_id_is_a_plain_folder_name(seed: int, moment: datetime) -> None:
    assert re.fullmatch(r"a-b-c-\d{8}T\d{6}Z-[0-9a-f]{4}", new_run_id("a", "b", "c", seed, moment))


def test_the_next_attempt_is_above_the_highest(tmp_path: Path) -> None:
    assert next_attempt(tmp_path, "r") == 1
    for name in ["attempt-1", "attempt-3", "attempt-x", "attempt-0", "other", "attempt-99999999999"]:
        (tmp_path / "r" / name).mkdir(parents=True)
    assert next_attempt(tmp_path, "r") == 4
