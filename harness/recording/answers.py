"""Answers of people, kept beside the seal: `answers/0001.json`, `0002.json` ...

A sealed recording never changes, so answers stand outside of the seal. Each file names the seal's SHA-256, carries the
SHA-256 of the file before it (of the seal, for the first) and is signed by the key that signed the seal. That the last
file was taken away cannot be told from the folder alone.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from harness.model.answer import Answer
from harness.model.faults import BadInput, CaptureLost, EvidenceBroken
from harness.model.saying import Saying
from harness.recording import layout
from harness.recording.event_line import load_json
from harness.recording.json_form import canonical, from_json, stamp, to_json
from harness.recording.layout import shown
from harness.recording.reader import read_bounded
from harness.recording.seal import SealDocument
from harness.recording.signing_key import public_hex

FORMAT = 1
MAX_FILES = 9999
MAX_BYTES = 1024 * 1024
MAX_SEAL_BYTES = 128 * 1024 * 1024
_NAME = re.compile(r"[0-9]{4}\.json")


@dataclass(frozen=True, slots=True)
class AnswersDocument:
    """One signed file. `written_at` is UTC."""

    format: int
    number: int
    seal_sha256: str
    prev: str
    written_at: str
    answers: tuple[Answer, ...]
    public_key: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers in the order given; those of broken files are left out and `findings` say why."""

    given: tuple[Answer, ...] = ()
    findings: tuple[Saying, ...] = ()

    def latest(self) -> dict[str, Answer]:
        """The last answer of each rule."""
        return {answer.rule: answer for answer in self.given}


def read_answers(folder: Path) -> Answers:
    """Read and check. An unsealed recording has none. Never raises for what the folder holds."""
    place = folder / layout.ANSWERS
    if not place.exists() and not place.is_symlink():
        return Answers()
    try:
        seal_sha256, public_key = _sealed_by(folder)
        names = _names(place)
    except EvidenceBroken as fault:
        return Answers(findings=(_finding("", fault.what),))
    given, prev = list[Answer](), seal_sha256
    for number, name in enumerate(names, 1):
        try:
            content = read_bounded(folder, f"{layout.ANSWERS}/{name}", MAX_BYTES)
            document = _checked(content, number, seal_sha256, prev, public_key)
        except EvidenceBroken as fault:
            return Answers(tuple(given), (_finding(name, fault.what),))
        given += document.answers
        prev = hashlib.sha256(content).hexdigest()
    return Answers(tuple(given))


def add_answers(folder: Path, key: Ed25519PrivateKey, answers: Sequence[Answer], now: datetime) -> Path:
    """Write the next file, whole or not at all.

    Raises EvidenceBroken when the recording is not sealed or earlier answers are broken, BadInput when the key is not
    the one that sealed it, CaptureLost when the disk takes no more.
    """
    seal_sha256, public_key = _sealed_by(folder)
    if public_hex(key.public_key()) != public_key:
        mend = Saying("name it with --key", "用 --key 指定封存所用密钥")
        raise BadInput(Saying("this is not the key that sealed the recording", "该密钥不是封存所用密钥"), "--key", mend)
    earlier = read_answers(folder)
    if earlier.findings:
        raise EvidenceBroken(earlier.findings[0], str(folder))
    names = _names(folder / layout.ANSWERS) if (folder / layout.ANSWERS).exists() else []
    last = folder / layout.ANSWERS / names[-1] if names else folder / layout.SEAL
    document = AnswersDocument(
        format=FORMAT,
        number=len(names) + 1,
        seal_sha256=seal_sha256,
        prev=hashlib.sha256(last.read_bytes()).hexdigest(),
        written_at=stamp(now),
        answers=tuple(answers),
        public_key=public_key,
    )
    signed = replace(document, signature=key.sign(_signed_bytes(document)).hex())
    return _publish(folder, f"{signed.number:04}.json", _file_bytes(signed))


def _sealed_by(folder: Path) -> tuple[str, str]:
    """SHA-256 of the seal and the public key that it carries. Whether the seal is good is for `verify`."""
    content = read_bounded(folder, layout.SEAL, MAX_SEAL_BYTES)
    try:
        document = from_json(SealDocument, load_json(content, layout.SEAL))
    except ValueError as fault:
        raise EvidenceBroken(Saying("the seal cannot be read", "封存文件无法读取"), layout.SEAL) from fault
    return hashlib.sha256(content).hexdigest(), document.public_key


def _names(place: Path) -> list[str]:
    """0001.json and so on without a gap, and nothing else. EvidenceBroken otherwise."""
    if place.is_symlink() or not place.is_dir():
        raise EvidenceBroken(Saying("not a folder", "不是文件夹"), layout.ANSWERS)
    try:
        names = sorted(path.name for path in place.iterdir())
    except OSError as fault:
        raise _broken("cannot be read", "无法读取") from fault
    for number, name in enumerate(names, 1):
        if not _NAME.fullmatch(name) or name != f"{number:04}.json" or number > MAX_FILES:
            what = Saying(
                f"{shown(name)} does not belong there, or one is missing", f"{shown(name)} 不应存在，或有缺号"
            )
            raise EvidenceBroken(what, layout.ANSWERS)
    return names


def _checked(content: bytes, number: int, seal_sha256: str, prev: str, public_key: str) -> AnswersDocument:
    try:
        document = from_json(AnswersDocument, load_json(content, layout.ANSWERS))
        same = _file_bytes(document) == content
    except (EvidenceBroken, ValueError) as fault:
        raise _broken("it is no file of answers", "不是有效的答复文件") from fault
    expected = (FORMAT, number, seal_sha256, prev, public_key)
    if not same or (document.format, document.number, document.seal_sha256, document.prev, document.public_key) != (
        expected
    ):
        raise _broken("it does not follow the seal and the file before it", "与封存文件或前一份答复不相衔接")
    try:
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        signer.verify(bytes.fromhex(document.signature), _signed_bytes(document))
    except (InvalidSignature, ValueError) as fault:
        raise _broken("the signature does not fit its content", "签名与内容不符") from fault
    return document


def _signed_bytes(document: AnswersDocument) -> bytes:
    plain = to_json(document)
    del plain["signature"]
    return canonical(plain)


def _file_bytes(document: AnswersDocument) -> bytes:
    return canonical(to_json(document)) + b"\n"


def _broken(en: str, zh: str) -> EvidenceBroken:
    return EvidenceBroken(Saying(en, zh), layout.ANSWERS)


def _finding(name: str, what: Saying) -> Saying:
    place = f"{layout.ANSWERS}/{shown(name)}" if name else layout.ANSWERS
    return Saying(f"{place}: {what.en}", f"{place}：{what.zh}")


def _publish(folder: Path, name: str, content: bytes) -> Path:
    path = folder / layout.ANSWERS / name
    temporary = folder / layout.DERIVED / f".{name}.part"
    try:
        for made in (path.parent, temporary.parent):
            made.mkdir(exist_ok=True)
        temporary.write_bytes(content)
        path.hardlink_to(temporary)  # exclusive: an answer never takes the place of another
    except FileExistsError:
        raise _broken("somebody else has answered at the same time", "他人同时提交了答复") from None
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        what = Saying(f"cannot be written ({reason})", f"无法写入（{reason}）")
        raise CaptureLost(what, f"{layout.ANSWERS}/{name}") from fault
    finally:
        temporary.unlink(missing_ok=True)
    return path
