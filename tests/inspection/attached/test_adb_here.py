"""Our own adb server is there for one command and gone after it."""

from typing import Any

import pytest

from harness.inspection.attached import adb_here
from harness.inspection.attached.adb_here import own_adb_server


class Server:
    stopped = False

    @classmethod
    def begin(cls, tree: Any, log: Any) -> "Server":
        assert log.parent == tree.scratch
        return cls()

    def stop(self) -> None:
        self.stopped = True


def test_the_server_is_stopped_and_its_folder_gone_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adb_here, "AdbServer", Server)
    kept: list[Any] = []
    with pytest.raises(KeyError), own_adb_server() as server:
        kept.append(server)
        raise KeyError
    assert kept[0].stopped
