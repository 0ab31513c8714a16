from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.faults import EXIT_NOT_PERMITTED, NotPermitted
from harness.model.laboratory import Endpoint, Laboratory
from harness.model.permission import Leave, Permission
from harness.plan.app_file import load_app
from harness.plan.device_file import find_device
from harness.plan.permitted import leave_of, on_own_ground, refuse_unpermitted, under_letter
from harness.plan.run_order import RunOrder

ROOT = Path(__file__).resolve().parents[2]
APP = load_app(ROOT / "harness" / "demo" / "apps" / "compliant.yaml")
BROWSER, SIMULATED, REAL = (
    find_device(name, ROOT / "device_profiles") for name in ("android-phone", "simulated-android-14", "pixel-8")
)
REAL_HOST = "banshi.example.gov.cn"
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # 12:00 in legal time
LETTER = Permission("云台市数据局", date(2026, 11, 23), date(2026, 11, 30), (REAL_HOST, "cn.gov.yuntai.banshi"))


def order(address: str = f"https://{REAL_HOST}/", letter: Permission | None = None, **changes: object) -> RunOrder:
    app = replace(APP, addresses={**APP.addresses, "browser": address})
    out = Path("/nowhere")
    asked = RunOrder(app, BROWSER, "host", ("core_tasks",), Laboratory(), out, out / "k", "r", 1, 7)
    return under_letter(replace(asked, **changes), letter)  # type: ignore[arg-type]


def why(asked: RunOrder, now: datetime = NOON) -> str:
    with pytest.raises(NotPermitted) as refused:
        refuse_unpermitted(asked, now)
    assert refused.value.exit_code == EXIT_NOT_PERMITTED
    return refused.value.line("en")


def test_nothing_but_what_this_machine_serves_runs_without_a_letter() -> None:
    assert why(order()) == (
        "campaign: permission: nobody has permitted tests of compliant (https://banshi.example.gov.cn/); "
        "give --campaign FILE with the letter (see reports/campaign.example.yaml)"
    )


@pytest.mark.parametrize(
    ("address", "stands_at", "own"),
    [
        ("https://banshi.yuntai.test/", "127.0.0.1", True),
        ("https://banshi.yuntai.test/", "::1", True),
        ("https://banshi.yuntai.test/", "10.0.0.8", False),  # a test tenant of somebody else
        ("https://banshi.yuntai.test/", "", True),  # a name that leads nowhere
        ("http://127.0.0.1:8080/", "", True),
        ("http://localhost/", "", True),
        ("http://10.0.0.8/", "", False),
        ("https://banshi.example.gov.cn/", "127.0.0.1", False),  # a real name, wherever a file puts it
        ("https://test.example.com/", "", False),
    ],
)
def test_own_ground_is_what_can_only_lead_to_this_machine(address: str, stands_at: str, own: bool) -> None:
    host = address.split("/")[2].split(":", maxsplit=1)[0]
    laboratory = Laboratory(resolve={host: Endpoint(stands_at, 8443)} if stands_at else {})
    assert on_own_ground(order(address, laboratory=laboratory)) is own


def test_a_package_is_ours_only_on_a_simulated_handset() -> None:
    here = Laboratory(resolve={"banshi.yuntai.test": Endpoint("127.0.0.1", 8443)})
    asked = order("https://banshi.yuntai.test/", laboratory=here, device=SIMULATED)
    assert on_own_ground(asked)
    assert not on_own_ground(replace(asked, device=REAL))
    assert "nobody has permitted" in why(replace(asked, device=REAL))


def test_a_valid_letter_permits_on_its_first_and_last_day() -> None:
    refuse_unpermitted(order(letter=LETTER), NOON)
    refuse_unpermitted(order(letter=LETTER), datetime(2026, 11, 30, 15, 59, tzinfo=UTC))  # 23:59 in legal time


@pytest.mark.parametrize(
    ("change", "now", "said"),
    [
        ({}, datetime(2026, 11, 22, 15, 0, tzinfo=UTC), "valid from 2026-11-23"),
        ({}, datetime(2026, 11, 30, 16, 0, tzinfo=UTC), "expired on 2026-11-30"),
        ({"hours": ("08:00", "11:59")}, NOON, "permits 08:00-11:59 only"),
        ({"hours": ("20:00", "06:00")}, NOON, "permits 20:00-06:00 only"),
        ({"apps": ("burdened",)}, NOON, "not for compliant"),
        ({"hosts": ("example.gov.cn",)}, NOON, "not for banshi.example.gov.cn"),
        ({"hosts": ("*.anshi.example.gov.cn",)}, NOON, "not for banshi.example.gov.cn"),
        ({"forbidden_scenarios": ("core_tasks",)}, NOON, "forbids the scenario core_tasks"),
    ],
)
def test_what_the_letter_does_not_permit_is_refused(change: dict[str, object], now: datetime, said: str) -> None:
    letter = replace(LETTER, **change)  # type: ignore[arg-type]
    assert said in why(order(letter=letter), now)


def test_hours_may_go_over_midnight_and_hosts_may_be_below_a_name() -> None:
    letter = replace(LETTER, hours=("20:00", "13:00"), hosts=("*.example.gov.cn",))
    refuse_unpermitted(order(letter=letter), NOON)


def test_on_a_phone_host_and_package_must_both_be_named() -> None:
    refuse_unpermitted(order(letter=LETTER, device=REAL), NOON)
    assert "not for cn.gov.yuntai.banshi" in why(order(letter=replace(LETTER, hosts=(REAL_HOST,)), device=REAL))


def test_what_is_forbidden_is_forbidden_on_own_ground_too() -> None:
    letter = replace(LETTER, forbidden_scenarios=("core_tasks",))
    assert "forbids" in why(order("https://banshi.yuntai.test/", letter))


@pytest.mark.parametrize(
    ("address", "letter", "leave"),
    [
        ("https://banshi.yuntai.test/", None, Leave.EVERYTHING),
        (f"https://{REAL_HOST}/", LETTER, Leave.NOTHING),
        (f"https://{REAL_HOST}/", replace(LETTER, forms_may_be_sent=True), Leave.FORMS),
        (f"https://{REAL_HOST}/", None, Leave.NOTHING),
    ],
)
def test_what_no_app_file_names_is_sent_on_own_ground_or_as_the_letter_says(
    address: str, letter: Permission | None, leave: Leave
) -> None:
    assert leave_of(order(address, letter)) is leave


def test_forbidden_actions_join_the_deny_list_that_nothing_lifts() -> None:
    asked = order(letter=replace(LETTER, forbidden_actions=("提交预约",)))
    assert "提交预约" in asked.app.deny_texts
    assert asked.permission


@given(st.text(max_size=40))
def test_no_pattern_but_an_exact_or_a_lower_name_covers_a_host(pattern: str) -> None:
    try:
        refuse_unpermitted(order(letter=replace(LETTER, hosts=(pattern,))), NOON)
    except NotPermitted:
        return
    assert pattern.lower() == REAL_HOST or (pattern.startswith("*.") and REAL_HOST.endswith(pattern[1:].lower()))
