import hashlib
from pathlib import Path

import pytest

from harness.devices.android import gallery
from harness.devices.android.adb import Said
from harness.devices.android.gallery import leftovers, put_photos, remove_photos
from harness.model.faults import BadInput
from tests.devices.android.paper_handset import PaperHandset


class Gallery:
    """A media store that indexes what is pushed when it is asked to scan."""

    def __init__(self, *, scans: bool = True, spoils: bool = False) -> None:
        self.indexed: set[str] = set()
        self._scans, self._spoils = scans, spoils
        self.handset = PaperHandset(
            {
                "content call .*": self._scan,
                "am broadcast .*": self._scan,
                "content query .*": self._rows,
                "content delete .*": self._delete,
                "sha256sum .*": self._digest,
                "ls .*": lambda _: "\n".join(path.rpartition("/")[2] for path in self.handset.files),
                "rm -rf .*": self._remove,
                "mkdir .*": "",
            }
        )

    def _scan(self, _: str) -> str:
        self.indexed |= set(self.handset.files) if self._scans else set()
        return "Result: Bundle[...]"

    def _rows(self, _: str) -> str:
        return "\n".join(f"Row: {n} _id={n}, _data={path}" for n, path in enumerate(sorted(self.indexed)))

    def _delete(self, _: str) -> str:
        self.indexed.clear()
        return ""

    def _remove(self, _: str) -> str:
        self.handset.files.clear()
        return ""

    def _digest(self, command: str) -> str:
        content = self.handset.files[command.split()[1]] + (b"x" if self._spoils else b"")
        return f"{hashlib.sha256(content).hexdigest()}  {command.split()[1]}"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "slot-0.jpg"
    file.write_bytes(b"\xff\xd8photo")
    return file


def test_a_photograph_is_there_when_file_and_media_store_say_so(photo: Path) -> None:
    store = Gallery()
    (found,) = put_photos(store.handset, [photo], 34)
    assert found.ok
    assert leftovers(store.handset) == ("slot-0.jpg",)
    assert remove_photos(store.handset)
    assert leftovers(store.handset) == ()


def test_one_that_the_gallery_does_not_show_is_not_planted(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "INDEX_TIMEOUT_S", 0.0)
    (found,) = put_photos(Gallery(scans=False).handset, [photo], 34)
    assert (found.same, found.indexed, found.ok) == (True, False, False)


def test_one_that_arrived_with_other_bytes_is_not_planted(photo: Path) -> None:
    (found,) = put_photos(Gallery(spoils=True).handset, [photo], 34)
    assert not found.ok


def test_old_releases_are_not_asked_to_scan_by_call(photo: Path) -> None:
    store = Gallery()
    put_photos(store.handset, [photo], 26)
    assert not [one for one in store.handset.said if "content call" in one]


def test_an_odd_file_name_stays_away_from_the_shell(tmp_path: Path) -> None:
    odd = tmp_path / "a b;c.jpg"
    odd.write_bytes(b"")
    with pytest.raises(BadInput):
        put_photos(PaperHandset({"ls .*": Said("", "No such file", 1)}), [odd], 34)
