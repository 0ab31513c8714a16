"""What the demo's servers received: kept in memory and, a JSON line each, in the work folder. Safe for many threads."""

import hashlib
import json
import threading
from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MEMORY_LIMIT = 20_000


class Store:
    """One per server. `kind` names what a record is: track, photo, heartbeat, complaint, check_in ..."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._photos = folder / "photos"
        self._photos.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._records: deque[Mapping[str, Any]] = deque(maxlen=MEMORY_LIMIT)

    def add(self, kind: str, host: str, **fields: Any) -> None:
        """Keep one record and write it to <kind>.jsonl."""
        record = {"t": datetime.now(UTC).isoformat(timespec="milliseconds"), "kind": kind, "host": host, **fields}
        line = json.dumps(record, ensure_ascii=False) + "\n"
        with self._lock, (self._folder / f"{kind}.jsonl").open("a", encoding="utf-8") as file:
            self._records.append(record)
            file.write(line)

    def add_photo(self, host: str, content: bytes, **fields: Any) -> str:
        """Keep the bytes of a picture under their SHA-256 (hex, returned) and a record that names it."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._photos / f"{digest}.jpg"
        with self._lock:
            path.write_bytes(content)
        self.add("photo", host, sha256=digest, bytes=len(content), **fields)
        return digest

    def records(self, kind: str, **wanted: Any) -> tuple[Mapping[str, Any], ...]:
        """Records of a kind whose fields equal the wanted ones, oldest first."""
        with self._lock:
            found = tuple(record for record in self._records if record["kind"] == kind)
        return tuple(record for record in found if all(record.get(name) == value for name, value in wanted.items()))
