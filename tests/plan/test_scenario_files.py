"""Scenarios are found without running them."""

from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.plan.scenario_files import find_scenarios, scenarios_in

OURS = Path(__file__).resolve().parents[2] / "scenarios"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    functions = ["helper", "test_launch_refused", "test_launch_accepted"]
    text = "".join(['raise SystemExit("never run")\n', *(f"def {name}(): ...\n" for name in functions)])
    (tmp_path / "test_launch.py").write_text(text)
    (tmp_path / "test_background.py").write_text("def test_background(inspector): ...\n")
    (tmp_path / "notes.py").write_text("def test_no(): ...\n")
    return tmp_path


def names(asked: list[str], folder: Path) -> list[str]:
    return [scenario.name for scenario in find_scenarios(asked, folder)]


def test_all_are_found_when_none_is_asked(folder: Path) -> None:
    assert names([], folder) == ["background", "launch_refused", "launch_accepted"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["launch_accepted"], ["launch_accepted"]),
        (["test_background"], ["background"]),
        (["launch"], ["launch_refused", "launch_accepted"]),
        (["launch", "launch_refused"], ["launch_refused", "launch_accepted"]),
        (["background", "launch_refused"], ["background", "launch_refused"]),
    ],
)
def test_scenarios_are_found_by_name_and_by_file(folder: Path, asked: list[str], found: list[str]) -> None:
    assert names(asked, folder) == found


def test_a_scenario_is_found_by_path_and_pytest_can_take_it(folder: Path) -> None:
    path = folder / "test_background.py"
    assert [one.target for one in find_scenarios([str(path)], folder / "none")] == [f"{path}::test_background"]


def test_what_lies_in_a_folder_is_found_by_name_alone(folder: Path) -> None:
    (folder / "long").mkdir()
    (folder / "long" / "test_night.py").write_text("def test_all_night(inspector): ...\n")
    assert names(["night"], folder) == names(["all_night"], folder) == ["all_night"]
    assert "all_night" not in names([], folder)


def test_a_name_means_the_scenario_of_every_run_before_one_in_a_folder(folder: Path) -> None:
    (folder / "probes").mkdir()
    (folder / "probes" / "test_longer.py").write_text("def test_background(inspector): ...\n")
    assert [one.path.name for one in find_scenarios(["background"], folder)] == ["test_background.py"]
    assert [one.path.name for one in find_scenarios(["longer"], folder)] == ["test_longer.py"]


def test_the_explorer_is_reachable_and_no_part_of_every_run() -> None:
    assert names(["explorer"], OURS) == ["explore", "explore_as_superior"]
    assert not {"explore", "explore_as_superior"} & set(names([], OURS))


def test_an_unknown_scenario_gets_the_closest_name_and_the_list(folder: Path) -> None:
    with pytest.raises(BadInput, match=r"--scenario lanch_refused: .*`launch_refused`\? known: background, launch_"):
        find_scenarios(["lanch_refused"], folder)


def test_a_syntax_error_is_named_with_its_line(folder: Path) -> None:
    path = folder / "test_broken.py"
    path.write_text("def test_a():\n    return (\n\ndef test_b(): ...\n")
    with pytest.raises(BadInput, match=r"test_broken\.py line 2 column \d+: a syntax error"):
        find_scenarios([str(path)], folder)


@pytest.mark.parametrize("content", [b"\x00", b"(" * 100_000, b"\xff", b"x = 1\n"])
def test_a_file_without_scenarios_is_refused(folder: Path, content: bytes) -> None:
    path = folder / "test_odd.py"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"test_odd\.py"):
        find_scenarios([str(path)], folder)


@pytest.mark.skipif(not list(OURS.glob("test_*.py")), reason="no scenarios in this checkout")
def test_our_own_scenarios_have_names_of_their_own() -> None:
    found = [scenario.name for scenario in scenarios_in(OURS)]
    assert len(found) == len(set(found))
