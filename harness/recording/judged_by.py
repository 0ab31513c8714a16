"""Judged by: which catalogues of rules a recording was judged by, kept in `derived/` so that it can be so again.

`derived/catalogue/<version>/` holds the files of each; `derived/judged_by.json` lists the judgements, the first first.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.model.faults import EvidenceBroken
from harness.recording import layout
from harness.recording.event_line import load_json
from harness.recording.json_form import from_json, to_json
from harness.recording.reader import Recording, read_bounded

NOTE = "judged_by.json"
CATALOGUE = "catalogue"
MOST_JUDGEMENTS = 100
MAX_NOTE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judging: the catalogue's version (first 12 hex of its SHA-256), the campaign, and who judged."""

    catalogue: str
    rules: int
    campaign: str
    switches: dict[str, str]
    harness: str


def keep_judgement(recording: Recording, judgement: Judgement, files: Mapping[str, bytes]) -> None:
    """Add the judgement, unless the last one was the same, and the catalogue's files, unless they are kept already."""
    for name, content in files.items():
        path = recording.derived(f"{CATALOGUE}/{judgement.catalogue}/{name}")
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    earlier = judgements(recording.folder)
    if earlier[-1:] != (judgement,):
        listed = [to_json(one) for one in (*earlier, judgement)][-MOST_JUDGEMENTS:]
        text = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True)
        recording.derived(NOTE).write_text(text, encoding="utf-8")


def judgements(folder: Path) -> tuple[Judgement, ...]:
    """All judgements, the first first; none where they cannot be read (derived files may be deleted at any time)."""
    try:
        read = load_json(read_bounded(folder, f"{layout.DERIVED}/{NOTE}", MAX_NOTE_BYTES), NOTE)
        return from_json(tuple[Judgement, ...], read, NOTE)
    except EvidenceBroken:
        return ()


def kept_catalogue(folder: Path, version: str) -> Path | None:
    """The folder of a kept catalogue; None where it is not there."""
    path = folder / layout.DERIVED / CATALOGUE / version
    return path if version.isalnum() and path.is_dir() else None
