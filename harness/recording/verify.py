"""Verify: is a recording intact, incomplete or tampered with, and where.

Needs the folder and, to know whose seal it is, the laboratory's public key. Reads only; whatever it finds it says,
whatever the folder holds it does not raise.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from harness.model.faults import EvidenceBroken
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.recording import layout
from harness.recording.answers import read_answers
from harness.recording.chain import Chain, walk
from harness.recording.event_line import load_json
from harness.recording.fingerprints import Fingerprint, fingerprint, listing
from harness.recording.json_form import from_json
from harness.recording.layout import shown
from harness.recording.reader import read_bounded
from harness.recording.seal import FORMAT, NO_RUN, SealDocument, file_bytes, signed_bytes
from harness.recording.signing_key import public_hex

State = Literal["intact", "incomplete", "tampered"]
MAX_SEAL_BYTES = 128 * 1024 * 1024
MAX_FINDINGS = 200


@dataclass(frozen=True, slots=True)
class Examination:
    """`findings` name file and place, the gravest kind first. `signed_by` is the seal's public key in hex, when good.

    `own_key` tells that the seal was only checked against the key it carries: it proves integrity, not authorship.
    """

    state: State
    findings: tuple[Saying, ...]
    events: int = 0
    files: int = 0
    signed_by: str = ""
    own_key: bool = False


def verify(folder: Path, public_key: Ed25519PublicKey | None) -> Examination:
    """Examine a recording, sealed or not. Pure reading, bounded, never raises for what the folder holds."""
    if not (folder / layout.SEAL).exists() and not (folder / layout.SEAL).is_symlink():
        return _unsealed(folder)
    try:
        document = _read_seal(folder)
        _check_signature(document, public_key)
    except EvidenceBroken as fault:
        return Examination("tampered", (_finding(layout.SEAL, fault.what.en, fault.what.zh),))
    answers = read_answers(folder).findings
    findings = [*_compare_files(folder, document), *_compare_chain(folder, document), *answers]
    found = tuple(findings[:MAX_FINDINGS])
    state: State = "tampered"
    if not found:
        state = "intact" if document.status is RunStatus.COMPLETE else "incomplete"
        found = _reasons(document)
    return Examination(
        state, found, document.events, len(document.files), document.public_key, own_key=public_key is None
    )


def _finding(file: str, en: str, zh: str) -> Saying:
    name = shown(file)
    return Saying(f"{name}: {en}", f"{name}：{zh}")


def _unsealed(folder: Path) -> Examination:
    """The run ended before sealing: nothing is signed, yet the chain of events still speaks."""
    chain = walk(folder, _digest_of_run(folder))
    if chain.broken_line is not None:
        return Examination("tampered", (_broken(chain),), chain.whole)
    torn = (", then an unfinished line", "，其后有一行未写完") if chain.torn else ("", "")
    en = f"no seal: the run ended before sealing; {chain.whole} events, chain intact to line {chain.whole}{torn[0]}"
    zh = f"没有封存：运行在封存前结束；共 {chain.whole} 个事件，哈希链至第 {chain.whole} 行完好{torn[1]}"
    return Examination("incomplete", (_finding(layout.SEAL, en, zh),), chain.whole)


def _digest_of_run(folder: Path) -> str:
    try:
        return fingerprint(folder / layout.RUN).sha256
    except OSError:
        return NO_RUN


def _broken(chain: Chain) -> Saying:
    en = f"the chain is broken at line {chain.broken_line} ({chain.why})"
    return _finding(layout.EVENTS, en, f"哈希链在第 {chain.broken_line} 行断开")


def _refuse(en: str, zh: str) -> EvidenceBroken:
    return EvidenceBroken(Saying(en, zh), layout.SEAL)


def _read_seal(folder: Path) -> SealDocument:
    """seal.json, byte for byte as a seal is written. Raises EvidenceBroken otherwise."""
    content = read_bounded(folder, layout.SEAL, MAX_SEAL_BYTES)
    try:
        document = from_json(SealDocument, load_json(content, layout.SEAL))
        same = file_bytes(document) == content
    except (EvidenceBroken, ValueError) as fault:
        raise _refuse(f"it is no seal ({shown(str(fault))})", "不是有效的封存文件") from None
    if document.format != FORMAT:
        raise _refuse(f"a seal of format {document.format}, this harness reads {FORMAT}", "封存文件的格式版本不符")
    if not same:
        raise _refuse("its bytes are not as a seal is written", "字节与封存写法不符")
    return document


def _check_signature(document: SealDocument, public_key: Ed25519PublicKey | None) -> None:
    if not re.fullmatch("[0-9a-f]{64}", document.public_key) or not re.fullmatch("[0-9a-f]{128}", document.signature):
        raise _refuse("its key or signature is malformed", "公钥或签名格式有误")
    if public_key and public_hex(public_key) != document.public_key:
        raise _refuse("it was signed by another key than the one given", "签名所用密钥与给定公钥不同")
    try:
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(document.public_key))
        signer.verify(bytes.fromhex(document.signature), signed_bytes(document))
    except (InvalidSignature, ValueError):
        raise _refuse("the signature does not fit its content", "签名与内容不符") from None


def _compare_files(folder: Path, document: SealDocument) -> list[Saying]:
    found = listing(folder)
    there = set(found.files)
    findings = [_difference(folder, name, sealed) for name, sealed in document.files.items() if name in there]
    missing = [_finding(name, "the file is missing", "文件缺失") for name in sorted(document.files.keys() - there)]
    extra = [
        _finding(name, "not in the seal: added later", "不在封存内：事后添加")
        for name in found.files
        if name not in document.files
    ]
    odd = [_finding(name, "a symbolic link or special file", "符号链接或特殊文件") for name in found.odd]
    return [finding for finding in findings if finding] + missing + extra + odd


def _difference(folder: Path, name: str, sealed: Fingerprint) -> Saying | None:
    try:
        now = fingerprint(folder / name)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        return _finding(name, f"cannot be read ({reason})", f"无法读取（{reason}）")
    if now == sealed:
        return None
    if now.size_bytes != sealed.size_bytes:
        sizes = f"{sealed.size_bytes} -> {now.size_bytes}"
        return _finding(name, f"the content changed ({sizes} bytes)", f"内容已更改（{sizes} 字节）")
    digests = ", ".join(label for label, a, b in _digest_pairs(now, sealed) if a != b)
    return _finding(name, f"the content changed ({digests} differs)", f"内容已更改（{digests} 不符）")


def _digest_pairs(now: Fingerprint, sealed: Fingerprint) -> tuple[tuple[str, str, str], ...]:
    return ("SHA-256", now.sha256, sealed.sha256), ("SM3", now.sm3, sealed.sm3)


def _compare_chain(folder: Path, document: SealDocument) -> list[Saying]:
    """The chain starts from the sealed run.json, so that a change of run.json alone does not blame the time line."""
    if layout.EVENTS not in document.files:
        return []
    start = document.files[layout.RUN].sha256 if layout.RUN in document.files else NO_RUN
    chain = walk(folder, start)
    as_sealed = (chain.whole, chain.last, chain.torn) == (document.events, document.events_sha256, document.torn)
    if as_sealed:
        return []
    if chain.broken_line is not None:
        return [_broken(chain)]
    en = f"{chain.whole} events, the seal says {document.events}, or the last one differs"
    return [_finding(layout.EVENTS, en, f"共 {chain.whole} 个事件，封存记为 {document.events} 个，或末行不符")]


def _reasons(document: SealDocument) -> tuple[Saying, ...]:
    if document.status is RunStatus.COMPLETE:
        return ()
    reasons = document.why or ("no reason was given",)
    head = f"the run is {document.status.value}"
    return tuple(_finding(layout.SEAL, f"{head}: {shown(why)}", f"运行未完成：{shown(why)}") for why in reasons)
