"""The folders of recordings that somebody names on a command line."""

from collections.abc import Sequence
from pathlib import Path

from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.recording import layout

_OF_A_RECORDING = (layout.RUN, layout.EVENTS, layout.SEAL)  # a damaged one keeps at least one of them
_DEPTHS = ("attempt-*", "*/attempt-*")


def refuse_no_folder(folders: Sequence[Path]) -> None:
    """Raise BadInput for the first that is no folder."""
    for folder in folders:
        if not folder.is_dir():
            mend = Saying("name the folder of an attempt", "指定某次 attempt 的文件夹")
            raise BadInput(Saying("no such folder", "没有这个文件夹"), str(folder), mend)


def refuse_no_recording(folders: Sequence[Path]) -> None:
    """Raise BadInput for the first that is no folder or holds nothing of a recording; name the attempts inside it."""
    refuse_no_folder(folders)
    for folder in folders:
        if not any((folder / name).exists() for name in _OF_A_RECORDING):
            inside = [str(one) for depth in _DEPTHS for one in sorted(folder.glob(depth)) if one.is_dir()]
            nearest = inside[0] if inside else ""
            mend = Saying(
                f"name the attempt: {nearest}" if inside else "name the folder of an attempt (…/attempt-1)",
                f"指定其中的 {nearest}" if inside else "指定某次 attempt 的文件夹（…/attempt-1）",
            )
            raise BadInput(Saying("no recording is in this folder", "该文件夹中没有记录"), str(folder), mend)
