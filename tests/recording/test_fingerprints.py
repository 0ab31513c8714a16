"""What a seal covers: plain files everywhere but in derived/, and nothing that is followed elsewhere."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.recording.fingerprints import CHUNK_BYTES, fingerprint, listing


def put(folder: Path, name: str, content: bytes = b"x") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def test_plain_files_are_listed_without_seal_and_derived(tmp_path: Path) -> None:
    for name in ["run.json", "a/b/c.log", "seal.json", "derived/x", "a/derived/y", "a/seal.json", ".hidden"]:
        put(tmp_path, name)
    assert listing(tmp_path).files == (".hidden", "a/b/c.log", "a/derived/y", "a/seal.json", "run.json")


def test_links_and_pipes_are_odd_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "a")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "derived").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    found = listing(tmp_path)
    assert (found.files, found.odd) == (("a",), ("derived", "loop", "pipe"))
    for name in found.odd:
        with pytest.raises(OSError):
            fingerprint(tmp_path / name)


def test_too_deep_a_folder_is_odd(tmp_path: Path) -> None:
    put(tmp_path, "/".join(["d"] * 20) + "/x")
    assert listing(tmp_path).files == ()
    assert len(listing(tmp_path).odd) == 1


def test_large_files_are_read_in_pieces_to_the_same_digest(tmp_path: Path) -> None:
    put(tmp_path, "big", b"ab" * CHUNK_BYTES)
    put(tmp_path, "same", b"ab" * CHUNK_BYTES)
    big = fingerprint(tmp_path / "big")
    assert big == fingerprint(tmp_path / "same")
    assert big.size_bytes == 2 * CHUNK_BYTES


@given(first=st.binary(max_size=50), second=st.binary(max_size=50))
def test_different_contents_have_different_fingerprints(
    tmp_path_factory: pytest.TempPathFactory, first: bytes, second: bytes
) -> None:
    folder = tmp_path_factory.mktemp("f")
    put(folder, "a", first)
    put(folder, "b", second)
    assert (fingerprint(folder / "a") == fingerprint(folder / "b")) == (first == second)
