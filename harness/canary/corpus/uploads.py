"""Uploads: how a picture's or a video's bytes go out, whole or in parts."""

import base64
import hashlib
import random
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from harness.canary.corpus import chatter, text_container
from harness.canary.corpus.binary_container import BINARY
from harness.canary.corpus.carrying import post
from harness.canary.corpus.case import Fields, Request
from harness.canary.corpus.pictures import MEDIA
from harness.canary.corpus.wire import Wire
from harness.canary.corpus.wrapping import data_uri

# The first number, and the fields of a chunk: WebUploader, Resumable.js.
CHUNK_NAMES = ((0, "chunk", "chunks", "md5"), (1, "chunkNumber", "totalChunks", "identifier"))
Upload = Callable[[random.Random, bytes, str], tuple[Request, ...]]


def multipart(draw: random.Random, content: bytes, kind: str) -> tuple[Request, ...]:
    boundary = f"----WebKitFormBoundary{draw.getrandbits(64):016x}"
    name, file = draw.choice(("file", "image", "photo", "media")), f"IMG_{draw.randrange(1, 9999):04}.{kind}"
    part = text_container.file_part(boundary, name, file, _media(kind), content)
    body = text_container.closed(boundary, [part])
    return (post(draw, Wire(body, f"multipart/form-data; boundary={boundary}", ("multipart",), text=False)),)


def raw(draw: random.Random, content: bytes, kind: str) -> tuple[Request, ...]:
    media = draw.choice((_media(kind), _media(kind), "application/octet-stream"))
    made = post(draw, Wire(content, media, (), text=False))
    return (replace(made, method="PUT", url=_object(draw, kind)),)


def base64_in_json(draw: random.Random, content: bytes, _: str) -> tuple[Request, ...]:
    text = base64.b64encode(content).decode()
    return (post(draw, text_container.json_text(draw, {**chatter.fields(draw), "img": text})),)


def data_uri_in_json(draw: random.Random, content: bytes, kind: str) -> tuple[Request, ...]:
    text = data_uri(draw, Wire(content, _media(kind), (), text=False)).content.decode()
    return (post(draw, text_container.json_text(draw, {"image": text, **chatter.fields(draw)})),)


def base64_in_form(draw: random.Random, content: bytes, kind: str) -> tuple[Request, ...]:
    return (post(draw, text_container.form(draw, {"pic": base64.b64encode(content).decode(), "type": kind})),)


def in_binary(draw: random.Random, content: bytes, _: str) -> tuple[Request, ...]:
    return (post(draw, draw.choice(tuple(BINARY.values()))(draw, {**chatter.fields(draw, 3), "blob": content})),)


def _media(kind: str) -> str:
    return MEDIA.get(kind, "video/mp4")


def _object(draw: random.Random, kind: str) -> str:
    return f"https://file.{chatter.FIRST_PARTY}/upload/{draw.getrandbits(64):016x}.{kind}"


def _cut(draw: random.Random, content: bytes) -> list[tuple[int, bytes]]:
    """(offset, piece): two to six pieces of one size, the last shorter."""
    size = -(-len(content) // draw.randrange(2, 7))
    return [(start, content[start : start + size]) for start in range(0, len(content), size)]


def _series(draw: random.Random, requests: list[Request]) -> tuple[Request, ...]:
    """In the order of time, sometimes the last two parts changed over."""
    began = chatter.moment(draw)
    if draw.random() < 0.3:
        requests[-1], requests[-2] = requests[-2], requests[-1]
    return tuple(replace(one, t=began + timedelta(milliseconds=400 * number)) for number, one in enumerate(requests))


def by_range(draw: random.Random, content: bytes, kind: str) -> tuple[Request, ...]:
    url = _object(draw, kind)
    requests = []
    for start, piece in _cut(draw, content):
        span = ("Content-Range", f"bytes {start}-{start + len(piece) - 1}/{len(content)}")
        made = post(draw, Wire(piece, "application/octet-stream", (), text=False), [span])
        requests.append(replace(made, method="PUT", url=url))
    return _series(draw, requests)


def by_cloud_part(draw: random.Random, content: bytes, kind: str) -> tuple[Request, ...]:
    """Multipart upload of OSS, S3, COS and OBS: PUT ?partNumber=n&uploadId=…"""
    host = draw.choice(
        (
            "lincheng.oss-cn-hangzhou.aliyuncs.com",
            "lincheng.s3.cn-north-1.amazonaws.com.cn",
            "lincheng-1250000000.cos.ap-shanghai.myqcloud.com",
            "lincheng.obs.cn-east-3.myhuaweicloud.com",
        )
    )
    upload, name = f"{draw.getrandbits(128):032X}", f"{draw.getrandbits(48):x}.{kind}"
    requests = []
    for number, (_, piece) in enumerate(_cut(draw, content), 1):
        url = f"https://{host}/photos/{name}?partNumber={number}&uploadId={upload}"
        made = post(draw, Wire(piece, "application/octet-stream", (), text=False))
        requests.append(replace(made, method="PUT", url=url))
    return _series(draw, requests)


def by_chunk_form(draw: random.Random, content: bytes, _: str) -> tuple[Request, ...]:
    """Chunks as web uploaders post them: multipart with chunk number, count and an identifier of the file."""
    pieces = _cut(draw, content)
    identifier, url = hashlib.md5(content).hexdigest(), chatter.address(draw)  # their key, no secret
    first, number_name, count_name, key_name = draw.choice(CHUNK_NAMES)
    requests = []
    for number, (_at, piece) in enumerate(pieces, first):
        told: Fields = {number_name: number, count_name: len(pieces), key_name: identifier, "file": piece}
        requests.append(replace(post(draw, text_container.multipart(draw, told)), url=url, method="POST"))
    return _series(draw, requests)


def by_tus(draw: random.Random, content: bytes, _: str) -> tuple[Request, ...]:
    """The PATCH requests of tus 1.0: an offset each, the address names the file."""
    url = f"https://file.{chatter.FIRST_PARTY}/tus/{draw.getrandbits(96):024x}"
    requests = []
    for start, piece in _cut(draw, content):
        told = [("Upload-Offset", str(start)), ("Tus-Resumable", "1.0.0")]
        made = post(draw, Wire(piece, "application/offset+octet-stream", (), text=False), told)
        requests.append(replace(made, method="PATCH", url=url))
    return _series(draw, requests)


def by_append(draw: random.Random, content: bytes, kind: str) -> tuple[Request, ...]:
    """Append of OSS and COS: POST ?append&position=n."""
    host = draw.choice(("lincheng.oss-cn-shenzhen.aliyuncs.com", "lincheng-125.cos.ap-beijing.myqcloud.com"))
    name = f"{draw.getrandbits(48):x}.{kind}"
    requests = []
    for start, piece in _cut(draw, content):
        made = post(draw, Wire(piece, "application/octet-stream", (), text=False))
        requests.append(replace(made, method="POST", url=f"https://{host}/{name}?append&position={start}"))
    return _series(draw, requests)


WHOLE: dict[str, Upload] = {
    "multipart": multipart,
    "raw": raw,
    "base64": base64_in_json,
    "data_uri": data_uri_in_json,
    "base64_form": base64_in_form,
    "binary": in_binary,
}
PARTS: dict[str, Upload] = {
    "range": by_range,
    "cloud_part": by_cloud_part,
    "chunk_form": by_chunk_form,
    "tus": by_tus,
    "append": by_append,
}


def video(draw: random.Random, size: int) -> tuple[bytes, str]:
    """A file with the head of an MP4, QuickTime, Matroska or 3GPP video and noise for its samples."""
    kind = draw.choice(("mp4", "mov", "webm", "3gp"))
    if kind == "webm":
        head = bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701")
        return head + draw.randbytes(size), kind
    brand = {"mp4": b"isom", "mov": b"qt  ", "3gp": b"3gp4"}[kind]
    kind_box = _box(b"ftyp", brand + struct.pack(">I", 512) + brand + (b"mp41" if kind == "mp4" else b""))
    return kind_box + _box(b"mdat", draw.randbytes(size)) + _box(b"moov", _box(b"mvhd", bytes(100))), kind


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content
