"""The store: what goes in is on disk at once and can be found again, from many threads."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness.demo.store import Store


def test_records_are_found_by_kind_and_field_and_lie_on_disk(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add("like", "a.test", user="甲")
    store.add("like", "a.test", user="乙")
    store.add("share", "a.test", user="甲")
    assert [record["user"] for record in store.records("like", user="甲")] == ["甲"]
    lines = (tmp_path / "like.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["user"] for line in lines] == ["甲", "乙"]


def test_a_photo_lies_under_its_digest(tmp_path: Path) -> None:
    store, photo = Store(tmp_path), b"\xff\xd8photo"
    digest = store.add_photo("a.test", photo, use="visit")
    assert digest == hashlib.sha256(photo).hexdigest()
    assert (tmp_path / "photos" / f"{digest}.jpg").read_bytes() == photo
    assert store.records("photo", use="visit")[0]["bytes"] == len(photo)


def test_many_threads_lose_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: store.add("track", "a.test", number=number), range(200)))
    lines = (tmp_path / "track.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["number"] for line in lines) == list(range(200))
    assert len(store.records("track")) == 200
