"""What a request says about itself that makes it one part of a file: which upload, and which place in it.

The names are those of WebUploader, plupload, Resumable.js, flow.js, Dropzone, Fine Uploader, tus, the multipart and
append uploads of S3, OSS, COS, OBS, UpYun and Qiniu, and what home-made uploaders call the same things.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PREFIX = re.compile(r"^(?:resumable|flow|dz|qq|plupload|x(?:upyun|oss|amz|cos|obs|goog)?)(?=[a-z]{3})")
_OFFSETS = (
    *("uploadoffset", "chunkbyteoffset", "partbyteoffset", "chunkoffset", "byteoffset", "startoffset", "startbyte"),
    *("fileoffset", "rangestart", "position", "offset", "startpos", "start", "begin", "pos"),
)
_NUMBERS = (
    *("chunknumber", "chunkindex", "chunkno", "chunkid", "chunk", "currentchunk", "partnumber", "partindex", "partno"),
    *("partseq", "partid", "part", "blockindex", "blocknumber", "blockno", "block", "sliceindex", "slicenumber"),
    *("sliceno", "slice", "pieceindex", "piece", "segmentindex", "segment", "fragmentindex", "fragment", "shard"),
)
# Names that mean a part only beside a total or an identifier.
_LOOSE_NUMBERS = ("seq", "seqno", "sequence", "index", "idx", "no", "sn", "num", "number", "current", "n", "i")
_COUNTS = (
    *("chunks", "totalchunks", "chunktotal", "chunkcount", "totalchunkcount", "totalparts", "partcount", "parts"),
    *("slices", "slicecount", "totalslices", "blocks", "blockcount", "total", "totalcount", "count"),
)
_SIZES = ("totalsize", "totalfilesize", "filesize", "filelength", "uploadlength", "size", "length")
_IDENTIFIERS = (
    *("uploadid", "fileid", "fileuid", "fileuuid", "multiuuid", "identifier", "fileidentifier", "uniqueid", "uuid"),
    *("guid", "filemd5", "filehash", "filesha1", "filesha256", "filekey", "taskid", "transferid", "blobid"),
)
# May be the file's or only this part's: it counts unless it is the part's own digest.
_LOOSE_IDENTIFIERS = ("md5", "hash", "sha1", "sha256", "key", "object", "objectkey", "objectname", "id")
_FILE_NAMES = ("filename", "relativepath", "originalname", "originalfilename", "name")
# Fields that nothing but an upload in parts has: a PATCH of tus, an append of OSS and COS. Their path names the file.
_PLAIN_CLAIMS = (("uploadoffset",), ("append", "position"))
_CONTENT_RANGE = re.compile(r"bytes[ =](\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")
_LARGEST = 1 << 40


@dataclass(frozen=True, slots=True)
class PartClaim:
    """`number` is a byte offset where `by_offset`, else a part's number from 0 or 1. `count`: parts in all, or 0."""

    upload: tuple[str, ...]
    number: int
    by_offset: bool
    count: int = 0


def claim_of(fields: Mapping[str, str], content: bytes) -> PartClaim | None:
    """The claim in a request's fields (names as `plain_name` gives them); None where they make out no part."""
    upload = _upload(fields, content)
    count, size = _number(fields, _COUNTS), _number(fields, _SIZES)
    span = _CONTENT_RANGE.match(fields.get("contentrange", ""))
    if span is not None:
        return PartClaim(upload, int(span[1]), by_offset=True)
    told = any(all(name in fields for name in names) for names in _PLAIN_CLAIMS)
    if not upload and count is None and size is None and not told:
        return None
    whole = tuple(str(one) for one in (count, size) if one is not None) if not _has_identifier(fields) else ()
    for names, by_offset in ((_NUMBERS, False), (_OFFSETS, True), (_LOOSE_NUMBERS, False)):
        number = _number(fields, names)
        if number is not None and (by_offset or count is None or number <= count):
            return PartClaim((*upload, *whole), number, by_offset, 0 if by_offset else count or 0)
    return None


def plain_name(name: str) -> str:
    """`dzChunkIndex`, `X-Chunk-Index` and `chunk_index` all as `chunkindex`."""
    letters = re.sub(r"[^a-z0-9]", "", name.lower().rpartition(".")[2])
    return _PREFIX.sub("", letters)


def plain_fields(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Fields by their plain names, the first of each; long values tell nothing about parts."""
    found: dict[str, str] = {}
    for name, value in fields:
        if len(value) <= 300:
            found.setdefault(plain_name(name), value)
    return found


def _upload(fields: Mapping[str, str], content: bytes) -> tuple[str, ...]:
    """What names the file among those that go to the same place."""
    sure = [fields[name] for name in _IDENTIFIERS if fields.get(name)]
    if sure:
        return tuple(sure)
    loose = [fields[name] for name in _LOOSE_IDENTIFIERS if fields.get(name)]
    loose = [value for value in loose if not _is_digest(value, content)]
    return tuple(loose + [fields[name] for name in _FILE_NAMES if fields.get(name)][:1])


def _has_identifier(fields: Mapping[str, str]) -> bool:
    return any(fields.get(name) for name in _IDENTIFIERS)


def _is_digest(value: str, content: bytes) -> bool:
    way = {32: "md5", 40: "sha1", 64: "sha256"}.get(len(value))
    return way is not None and hashlib.new(way, content, usedforsecurity=False).hexdigest() == value.lower()


def _number(fields: Mapping[str, str], names: Iterable[str]) -> int | None:
    for name in names:
        value = fields.get(name, "")
        if value.isascii() and value.isdigit() and len(value) <= 15 and int(value) < _LARGEST:
            return int(value)
    return None
