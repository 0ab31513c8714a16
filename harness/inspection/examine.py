"""`harness verify`: whether recordings (and the answers beside them) are intact, incomplete or tampered with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.inspection.given_folders import refuse_no_folder
from harness.model.faults import EXIT_FAILED, EXIT_INCOMPLETE, EXIT_OK
from harness.model.saying import Language, Saying
from harness.recording.signing_key import load_public_key
from harness.recording.verify import Examination, verify

STATES = {
    "intact": Saying("intact", "完整、未被改动"),
    "incomplete": Saying("incomplete", "不完整"),
    "tampered": Saying("tampered", "已被改动"),
}


@dataclass(frozen=True, slots=True)
class Examined:
    """One examination a folder."""

    folders: tuple[tuple[Path, Examination], ...]

    @property
    def exit_code(self) -> int:
        states = {examination.state for _, examination in self.folders}
        return EXIT_FAILED if "tampered" in states else EXIT_INCOMPLETE if "incomplete" in states else EXIT_OK

    def lines(self, language: Language) -> Iterator[str]:
        for folder, examination in self.folders:
            yield f"{folder}: {STATES[examination.state].say(language)}"
            yield from (f"  {finding.say(language)}" for finding in examination.findings)


def examine(folders: Sequence[Path], public_key: Path | None) -> Examined:
    """Raises BadInput for a key that cannot be read or a path that is no folder."""
    known = load_public_key(public_key) if public_key else None
    refuse_no_folder(folders)
    return Examined(tuple((folder, verify(folder, known)) for folder in folders))
