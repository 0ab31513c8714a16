"""Handsets that no run may use: one was lost or stayed dirty at the end of a run, and nobody has looked after it since.

One JSON file a handset in the user's state folder, so that several runs may write at once. It is lifted when the
handset is proved clean again (`harness devices return SERIAL`).
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from harness.model.faults import BadInput
from harness.model.saying import Saying

FOLDER = "out-of-service"


@dataclass(frozen=True, slots=True)
class Mark:
    """`serial` is how adb calls it, `hardware_serial` how it calls itself ("" where it could not be asked).

    `package` is the app that may still have data there; `at` is UTC, ISO 8601.
    """

    serial: str
    hardware_serial: str
    package: str
    why: str
    at: str

    def means(self, serials: Collection[str]) -> bool:
        """Whether a handset of any of these serials is this one."""
        return bool({self.serial, self.hardware_serial} & set(filter(None, serials)))


class OutOfService:
    """The marks below one state folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def all(self) -> tuple[Mark, ...]:
        """Oldest first. Raises BadInput for a file that is not ours: who cannot read a mark must not pass over it."""
        return tuple(sorted((_read(file) for file in self._folder.glob("*.json")), key=lambda one: one.at))

    def of(self, *serials: str) -> Mark | None:
        return next((one for one in self.all() if one.means(serials)), None)

    def mark(self, mark: Mark) -> None:
        """The newest reason stands."""
        file = self._file(mark)
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(json.dumps(asdict(mark), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(file)

    def lift(self, mark: Mark) -> None:
        self._file(mark).unlink(missing_ok=True)

    def _file(self, mark: Mark) -> Path:
        key = hashlib.sha256((mark.hardware_serial or mark.serial).encode()).hexdigest()[:16]
        return self._folder / f"{key}.json"


def _read(file: Path) -> Mark:
    try:
        return Mark(**{str(key): str(value) for key, value in json.loads(file.read_bytes()).items()})
    except (OSError, ValueError, TypeError, AttributeError):
        mend = Saying("move it away", "请移走该文件")
        raise BadInput(Saying("not a mark of a handset", "不是手机停用记录"), str(file), mend) from None
