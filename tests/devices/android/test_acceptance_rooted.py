from pathlib import Path

import pytest

from harness.devices.android.ability_probe import Bench
from harness.devices.android.acceptance_rooted import certificate_held, frida_held
from harness.devices.android.root import Root
from harness.model.faults import MissingComponent
from tests.devices.android.paper_handset import PaperHandset
from tests.devices.android.test_frida_server import Agent


def test_a_ca_of_the_moment_is_seen_and_taken_out() -> None:
    handset = PaperHandset({".* look .*": "zygote=9 sees=1\n", "cat /proc.*": "", ".*": ""})
    held, words = certificate_held(handset, Root("adbd"), 34)
    assert (held, words) == (True, "seen by 1 of 1 zygotes in /apex/com.android.conscrypt/cacerts, removed: True")


def test_a_mount_that_stays_fails_it() -> None:
    stays = "x /system/etc/security/cacerts ext4 ro 0 0"
    handset = PaperHandset({".* look .*": "zygote=9 sees=1\n", "cat /proc.*": stays, ".*": ""})
    assert certificate_held(handset, Root("adbd"), 30)[0] is False


def test_the_frida_server_runs_and_is_gone(tmp_path: Path) -> None:
    (tmp_path / "frida-server-17.26.0-android-arm64").write_bytes(b"")
    held, words = frida_held(Agent().handset, Root("adbd"), Bench("17.26.0", tmp_path), ("arm64-v8a",))
    assert (held, words) == (True, "version 17.26.0 ran as process 4711, removed: True")


def test_a_missing_server_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingComponent):
        frida_held(Agent().handset, Root("adbd"), Bench("17.26.0", tmp_path), ("arm64-v8a",))
