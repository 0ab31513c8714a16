from dataclasses import replace
from pathlib import Path

import pytest

from harness.devices.android.ability import Ability, AbilityName
from harness.devices.android.ability_probe import Bench, probe_abilities
from harness.devices.android.facts import facts_of
from harness.devices.android.root import Root
from harness.model.faults import DeviceLost, DeviceSilent
from harness.model.saying import Saying
from tests.devices.android.paper_handset import Answer, PaperHandset

LOST, SILENT = (kind(Saying("gone", "断开")) for kind in (DeviceLost, DeviceSilent))
FULL: dict[str, Answer] = {
    "getprop": "[ro.build.version.sdk]: [34]\n[ro.product.cpu.abilist]: [arm64-v8a]\n",
    "id -u": "0\n",
    "pm help": "  set-permission-flags [--user USER_ID] PACKAGE PERMISSION {FLAGS}\n",
    "cmd appops get .*": "No operations.\n",
    "settings get .*": "null\n",
    "which nsenter.*": "/system/bin/nsenter\n",
    "pm path .*": "package:/data/app/base.apk\n",
    "dumpsys package .*": "Packages:\n",
    "content query .*": "No result found.\n",
}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    (tmp_path / "frida-server-17.26.0-android-arm64").write_bytes(b"")
    return Bench("17.26.0", tmp_path)


def abilities(
    bench: Bench, other: dict[str, Answer] | None = None, *, api: int = 34, rooted: bool = True
) -> dict[AbilityName, Ability]:
    handset = PaperHandset({**FULL, **(other or {})})
    facts = replace(
        facts_of(PaperHandset(FULL)), api_level=api, root=Root("adbd") if rooted else Root("none", "retail")
    )
    return {one.name: one for one in probe_abilities(handset, facts, bench)}


def test_a_rooted_phone_with_all_beside_it_can_do_everything(bench: Bench) -> None:
    assert {name for name, one in abilities(bench).items() if one.able} == set(AbilityName)


def test_nothing_is_changed_by_looking(bench: Bench) -> None:
    handset = PaperHandset(FULL)
    facts = facts_of(handset)
    handset.said.clear()
    probe_abilities(handset, facts, bench)
    changing = ("put", "set ", "install", "rm ", "insert", "delete", "grant", "kill", "mount ")
    assert [one for one in handset.said if any(word in one for word in changing)] == []
    assert (handset.files, handset.forwarded, handset.reversed) == ({}, {}, {})


def test_an_unrooted_phone_has_no_hooks_and_no_system_ca_and_a_tunnel_by_hand(bench: Bench) -> None:
    found = abilities(bench, rooted=False)
    for name in (AbilityName.JAVA_HOOKS, AbilityName.SYSTEM_CA):
        assert found[name].ruled_out
        assert "no root: retail" in (found[name].why or Saying("", "")).en
    assert found[AbilityName.WIREGUARD].able is None
    assert "import" in (found[AbilityName.WIREGUARD].why or Saying("", "")).en


def test_an_old_release_cannot_what_came_later(bench: Bench) -> None:
    found = abilities(bench, api=27)
    old = {name for name, one in found.items() if one.ruled_out}
    assert old == {AbilityName.ONE_TIME_GRANT, AbilityName.DISCRETE_LEDGER, AbilityName.EXIT_INFO}
    assert found[AbilityName.PERMISSIONS].able is None


def test_a_missing_frida_server_is_named_by_its_file(bench: Bench, tmp_path: Path) -> None:
    lacking = abilities(replace(bench, frida_folder=tmp_path / "none"))[AbilityName.JAVA_HOOKS]
    assert lacking.ruled_out
    assert "frida-server-17.26.0-android-arm64" in (lacking.why or Saying("", "")).en


def test_a_provider_that_refuses_the_shell_says_so(bench: Bench) -> None:
    found = abilities(
        bench, {"content query .*": "Error while accessing provider:com.android.contacts\nSecurityException"}
    )
    assert found[AbilityName.CONTACTS].ruled_out
    assert found[AbilityName.GALLERY].ruled_out


def test_without_the_settings_app_there_is_no_route_and_no_clipboard(bench: Bench) -> None:
    found = abilities(bench, {"pm path .*": ""})
    assert found[AbilityName.MOCK_LOCATION].ruled_out
    assert found[AbilityName.CLIPBOARD].ruled_out
    assert found[AbilityName.WIREGUARD].ruled_out


def test_a_silent_answer_leaves_it_open_and_a_lost_handset_ends_it(bench: Bench) -> None:
    assert abilities(bench, {"cmd appops get .*": SILENT})[AbilityName.LEDGER].able is None
    with pytest.raises(DeviceLost, match="gone"):
        abilities(bench, {"cmd appops get .*": LOST})
