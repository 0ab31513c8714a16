"""A namespace's name says whose it is; only what is ours and dead is swept."""

from pathlib import Path

import pytest

from harness.networks import namespace
from harness.networks.namespace import Namespace, standing, sweep_dead_networks

OURS = Namespace("4711@123456", "0123456789abcdef", "app")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    registered, own_files = tmp_path / "netns", tmp_path / "etc"
    registered.mkdir()
    monkeypatch.setattr(namespace, "REGISTERED", registered)
    monkeypatch.setattr(namespace, "OWN_FILES", own_files)
    return registered, own_files


def test_a_name_tells_owner_token_and_role(places: tuple[Path, Path]) -> None:
    (places[0] / OURS.name).touch()
    assert list(standing()) == [OURS]


def test_what_is_not_ours_is_not_seen(places: tuple[Path, Path]) -> None:
    for name in ("c6", "harness", "harness-1.2-zz-app", "harness-1.2-0123456789abcdef-other", "harness-x-0123-app"):
        (places[0] / name).touch()
    assert list(standing()) == []


def test_files_without_a_namespace_are_found_too(places: tuple[Path, Path]) -> None:
    (places[1] / OURS.name).mkdir(parents=True)
    assert list(standing()) == [OURS]


def test_only_the_dead_are_swept(places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(namespace, "find", lambda name: "ip")
    living = Namespace("1@1", "0123456789abcdef", "gate")
    for one in (OURS, living):
        (places[1] / one.name).mkdir(parents=True)
    removed = sweep_dead_networks(lambda owner: owner == "1@1")
    assert removed == (OURS.name,)
    assert list(standing()) == [living]


def test_without_root_nothing_is_swept(places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    (places[1] / OURS.name).mkdir(parents=True)
    assert sweep_dead_networks(lambda owner: False) == ()
    assert list(standing()) == [OURS]
