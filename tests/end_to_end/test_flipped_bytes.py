"""Any one byte of a sealed recording: flipped, it is found, and its file is named."""

import random
import shutil
from pathlib import Path

import pytest

from harness.recording.fingerprints import listing
from harness.recording.verify import verify
from tests.end_to_end.inspected import Inspected
from tests.end_to_end.stage import harness

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(240)]


@pytest.fixture
def copy(inspected: Inspected, tmp_path: Path) -> Path:
    return Path(shutil.copytree(inspected.of("null").folder, tmp_path / "copy"))


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << (place % 8)
    path.write_bytes(content)


def test_in_every_file_any_byte_is_found(copy: Path) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    files = [*listing(copy).files, "seal.json"]
    kinds = {name.split("/", 1)[0] for name in files}
    assert {"run.json", "persona.json", "events.jsonl", "traffic", "screens", "system", "photos"} <= kinds
    for name in files:
        before = (copy / name).read_bytes()
        if not before:
            continue
        for place in {0, chance.randrange(len(before)), len(before) - 1}:
            flip(copy / name, place)
            found = verify(copy, None)
            assert found.state == "tampered", f"{name} byte {place} of {len(before)}"
            assert any(finding.en.startswith(f"{name}:") for finding in found.findings), (name, place, found.findings)
        (copy / name).write_bytes(before)
    assert verify(copy, None).state == "intact"


@pytest.mark.parametrize("name", ["events.jsonl", "traffic/flows.mitm", "seal.json"])
def test_the_command_names_the_file(copy: Path, name: str) -> None:
    flip(copy / name, (copy / name).stat().st_size // 2)
    said = harness("verify", copy, "--lang", "en")
    assert said.code == 1
    assert "tampered" in said.out
    assert f"{name}:" in said.out
