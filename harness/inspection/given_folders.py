"""The folders of recordings that somebody names on a command line."""

from collections.abc import Sequence
from pathlib import Path

from harness.model.faults import BadInput
from harness.model.saying import Saying


def refuse_no_folder(folders: Sequence[Path]) -> None:
    """Raise BadInput for the first that is no folder."""
    for folder in folders:
        if not folder.is_dir():
            mend = Saying("name the folder of an attempt", "指定某次 attempt 的文件夹")
            raise BadInput(Saying("no such folder", "没有这个文件夹"), str(folder), mend)
