"""The agent is put together from our own sources and the bridge, or says what is missing."""

from pathlib import Path

import pytest

from harness.capture.java_hooks import agent_script
from harness.capture.java_hooks.agent_script import agent_source, bridge_folder
from harness.model.faults import MissingComponent


def test_a_checkout_without_the_bridge_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(agent_script, "__file__", str(tmp_path / "harness" / "agent_script.py"))
    with pytest.raises(MissingComponent, match="make install"):
        bridge_folder()


def test_the_bridge_in_the_working_folder_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "node_modules" / "frida-java-bridge"
    place.mkdir(parents=True)
    (place / "package.json").write_text("{}", encoding="ascii")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(agent_script, "__file__", "/nowhere/agent_script.py")
    assert bridge_folder() == place


def test_sources_that_do_not_build_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a bridge that is only half installed."""
    monkeypatch.setattr(agent_script, "bridge_folder", lambda: tmp_path)
    with pytest.raises(MissingComponent, match="did not build"):
        agent_source()
