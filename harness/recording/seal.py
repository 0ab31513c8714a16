"""The seal: what stood in a recording when it ended, signed by the laboratory.

`seal.json` is canonical JSON and a newline, so that no byte of it can change unseen; the Ed25519 signature is over the
same document without its `signature`.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from harness.model.faults import CaptureLost, EvidenceBroken
from harness.model.run import Run, RunStatus
from harness.model.saying import Saying
from harness.recording import layout
from harness.recording.chain import Chain, walk
from harness.recording.event_line import load_json
from harness.recording.fingerprints import Fingerprint, fingerprint, listing
from harness.recording.json_form import canonical, from_json, stamp, to_json
from harness.recording.layout import shown
from harness.recording.reader import MAX_HEAD_BYTES, read_bounded
from harness.recording.signing_key import public_hex

FORMAT = 1
NO_RUN = "0" * 64
PART = f".{layout.SEAL}.part"


@dataclass(frozen=True, slots=True)
class SealDocument:
    """`events` whole lines, the last of SHA-256 `events_sha256`; `torn` when bytes of an unfinished line follow.

    `files` maps each relative name to its fingerprint; `why` says why the run is not complete; `sealed_at` is UTC.
    """

    format: int
    run_id: str
    attempt: int
    status: RunStatus
    why: tuple[str, ...]
    sealed_at: str
    versions: dict[str, str]
    events: int
    events_sha256: str
    torn: bool
    files: dict[str, Fingerprint]
    public_key: str
    signature: str = ""


def signed_bytes(document: SealDocument) -> bytes:
    """What the signature is over."""
    plain: dict[str, Any] = to_json(document)
    del plain["signature"]
    return canonical(plain)


def file_bytes(document: SealDocument) -> bytes:
    """What seal.json holds."""
    return canonical(to_json(document)) + b"\n"


def seal(folder: Path, key: Ed25519PrivateKey, status: RunStatus, why: Sequence[str]) -> None:
    """Write seal.json, the last file of a recording; it appears whole or not at all.

    Works on what a dead process left: a torn or broken time line is sealed as it is, noted in `why`, and the status
    is then never `complete`. Raises EvidenceBroken when a seal is there already or the folder holds a symbolic link
    or special file, CaptureLost when the disk takes no more.
    """
    if (folder / layout.SEAL).exists():
        raise EvidenceBroken(Saying("sealed already", "已封存"), layout.SEAL)
    (folder / PART).unlink(missing_ok=True)  # of a sealing that was killed: never part of the evidence
    found = listing(folder)
    if found.odd:
        what = Saying("a symbolic link or special file cannot be sealed", "符号链接或特殊文件不能封存")
        raise EvidenceBroken(what, shown(found.odd[0]), Saying("take it away", "移除后重试"))
    files = {name: _fingerprint(folder, name) for name in found.files}
    chain = walk(folder, files[layout.RUN].sha256 if layout.RUN in files else NO_RUN)
    notes = [*why, *_notes(chain, files)]
    if notes and status is RunStatus.COMPLETE:
        status = RunStatus.INCOMPLETE
    run_id, attempt, versions = _run_head(folder)
    document = SealDocument(
        format=FORMAT,
        run_id=run_id,
        attempt=attempt,
        status=status,
        why=tuple(notes),
        sealed_at=stamp(datetime.now(UTC)),
        versions=versions,
        events=chain.whole,
        events_sha256=chain.last,
        torn=chain.torn,
        files=files,
        public_key=public_hex(key.public_key()),
    )
    document = replace(document, signature=key.sign(signed_bytes(document)).hex())
    _publish(folder, file_bytes(document))


def _fingerprint(folder: Path, name: str) -> Fingerprint:
    try:
        return fingerprint(folder / name)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise EvidenceBroken(Saying(f"cannot be read ({reason})", f"无法读取（{reason}）"), name) from None


def _notes(chain: Chain, files: dict[str, Fingerprint]) -> list[str]:
    notes = [f"{name} is missing" for name in (layout.RUN, layout.PERSONA, layout.EVENTS) if name not in files]
    if chain.torn:
        notes.append(f"{layout.EVENTS} ends in an unfinished line behind line {chain.whole}")
    if chain.broken_line and layout.EVENTS in files:
        notes.append(f"{layout.EVENTS} line {chain.broken_line}: {chain.why}")
    return notes


def _run_head(folder: Path) -> tuple[str, int, dict[str, str]]:
    """Run id, attempt and versions; a run.json that died half written is sealed without them."""
    try:
        run = from_json(Run, load_json(read_bounded(folder, layout.RUN, MAX_HEAD_BYTES), layout.RUN))
    except EvidenceBroken:
        return "", 0, {}
    return run.run_id, run.attempt, dict(run.versions)


def _publish(folder: Path, content: bytes) -> None:
    temporary = folder / PART
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(folder / layout.SEAL)
        _sync_folder(folder)
    except OSError as fault:
        temporary.unlink(missing_ok=True)
        reason = fault.strerror or type(fault).__name__
        raise CaptureLost(
            Saying(f"the seal cannot be written ({reason})", f"无法写入封存文件（{reason}）"), layout.SEAL
        ) from fault


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
