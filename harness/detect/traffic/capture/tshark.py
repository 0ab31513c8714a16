"""tshark as a process of its own: it puts the packets together and takes TLS off; we read what it says.

It is a separate program that is only ever called, never linked or imported.
"""

import contextlib
import os
import selectors
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from harness.model.faults import MissingComponent, RunFault
from harness.model.saying import Saying

PROGRAM = "tshark"
SILENCE_TIMEOUT_S = 600.0
END_TIMEOUT_S = 5.0
_CHUNK_BYTES = 1 << 20
_ERROR_CHARS = 300
_SETTINGS = (
    "http.decompress_body:FALSE",
    "http.desegment_body:TRUE",
    "http.dechunk_body:TRUE",
    "tcp.desegment_tcp_streams:TRUE",
    "tcp.reassemble_out_of_order:TRUE",
    "tcp.check_checksum:FALSE",
    "tls.desegment_ssl_records:TRUE",
    "tls.desegment_ssl_application_data:TRUE",
)
# What would take a WebSocket's payload or a body apart by itself: the bytes would no longer be given whole, and its
# account of a body is ten times as long as the body.
_LEFT_WHOLE = (
    *("mqtt", "json", "xml", "stomp", "protobuf", "grpc", "cbor", "msgpack", "mime_multipart", "urlencoded-form"),
    *("image-jfif", "image-gif", "png", "tiff", "mp4", "zip", "media"),
)


def arguments(path: Path, key_log: Path | None) -> list[str]:
    """The command line for a capture; `key_log` is a TLS key log besides what a pcapng holds itself."""
    settings = [*_SETTINGS, *([f"tls.keylog_file:{key_log.resolve()}"] if key_log else [])]
    return [
        PROGRAM,
        *("-n", "-r", str(path.resolve())),
        *("-Y", "http.request || http2 || websocket"),
        *("-T", "pdml", "-J", "ip ipv6 tcp http http2 websocket data data-text-lines"),
        *(part for setting in settings for part in ("-o", setting)),
        *(part for name in _LEFT_WHOLE for part in ("--disable-protocol", name)),
    ]


def run_tshark(path: Path, key_log: Path | None) -> Iterator[bytes]:
    """What tshark says about a capture, in chunks. Its last chunk is followed by TornCapture where it was not content.

    Raises MissingComponent when there is no tshark, RunFault when it says nothing for SILENCE_TIMEOUT_S.
    """
    if shutil.which(PROGRAM) is None:
        mend = Saying("install it: apt-get install tshark", "请安装：apt-get install tshark")
        raise MissingComponent(Saying("packet captures need tshark", "读取抓包文件需要 tshark"), str(path), mend)
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryFile() as errors:
        # The settings of whoever sits at this machine must not change what is found.
        environment = os.environ | {"WIRESHARK_CONFIG_DIR": empty, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        process = subprocess.Popen(
            arguments(path, key_log), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment
        )
        try:
            assert process.stdout is not None
            yield from _chunks(process.stdout, path)
            if process.wait(END_TIMEOUT_S):
                raise TornCapture(_last_words(errors))
        finally:
            _end(process)


class TornCapture(Exception):
    """tshark read as far as it could and then complained."""


def _chunks(stream: IO[bytes], path: Path) -> Iterator[bytes]:
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while True:
            if not selector.select(SILENCE_TIMEOUT_S):
                mend = Saying("split the capture (editcap -c)", "拆分抓包文件（editcap -c）")
                raise RunFault(Saying("tshark says nothing any more", "tshark 长时间没有输出"), str(path), mend)
            content = os.read(stream.fileno(), _CHUNK_BYTES)
            if not content:
                return
            yield content


def _last_words(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = [line for line in errors.read(1 << 16).decode("utf-8", "replace").splitlines() if "Running as" not in line]
    text = " ".join(" ".join(lines).split())
    return "".join(letter if letter.isprintable() else "?" for letter in text)[-_ERROR_CHARS:]


def _end(process: subprocess.Popen[bytes]) -> None:
    """No tshark stays behind, also when nobody reads on."""
    if process.poll() is None:
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(END_TIMEOUT_S)
    if process.stdout:
        process.stdout.close()
