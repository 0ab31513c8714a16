"""No planted value is ever seen where none was planted: `python -m tests.bench.real_traffic [PERSONAS]`.

Ten thousand requests that real programs sent: recordings inside the source archives of four client libraries, and what
uv and npm send through mitmproxy while they look up this project's own dependencies. All of it is fetched when asked
for and stays in runs/real-traffic. Prints how many requests there are of each source, and every false finding.
"""

import os
import shutil
import ssl
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from harness.canary.corpus.people import person
from harness.detect.traffic.capture.entry import Malformed
from harness.detect.traffic.capture.kind import capture_of
from harness.detect.traffic.engine import Engine
from harness.detect.traffic.message import Message
from tests.bench.child import ROOT
from tests.bench.recorded_requests import requests_of

FOLDER = ROOT / "runs" / "real-traffic"
LIBRARIES = ("asyncpraw==8.0.3", "praw==8.0.3", "prawcore==4.0.0", "pygithub==2.10.0", "github3.py==4.0.1")
LEAST_REQUESTS = 10_000
FETCH_LIMIT_S = 600
PORT = 18_231
FLOWS = FOLDER / "clients.mitm"
FLOWS_BEING_WRITTEN = FOLDER / "clients.part"


def main() -> int:
    personas = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    FOLDER.mkdir(parents=True, exist_ok=True)
    _fetch_archives()
    if not FLOWS.exists():
        _record_clients()
        FLOWS_BEING_WRITTEN.rename(FLOWS)
    seen = Counter[str]()
    false = 0
    engines = [Engine.for_persona(one.persona, one.originals) for one in (person(900 + n) for n in range(personas))]
    for source, message in _messages():
        seen[source] += 1
        for engine in engines:
            for one in engine.see(message).sightings:
                if one.seeded:
                    false += 1
                    print("FALSE", source, message.url[:100], one.what, one.form, one.where)
    for source, count in seen.items():
        print(f"  {count:6} requests of {source}")
    total = seen.total()
    print(f"{total} requests, {personas} personas: {false} findings of planted values, where none was planted")
    return 0 if total >= LEAST_REQUESTS and not false else 1


def _messages() -> Iterator[tuple[str, Message]]:
    for archive in sorted(FOLDER.glob("*.tar.gz")):
        for message in requests_of(archive):
            yield archive.name, message
    capture = capture_of(FLOWS, None)
    for piece in capture.pieces():
        found = piece if isinstance(piece, Malformed) else capture.read(piece)
        if isinstance(found, Message):
            yield "uv and npm", found


def _fetch_archives() -> None:
    have = {path.name.rpartition("-")[0].lower() for path in FOLDER.glob("*.tar.gz")}
    for library in LIBRARIES:
        if library.partition("==")[0] not in have:
            words = ("pip", "download", "--no-deps", "--no-binary", ":all:", "--dest", str(FOLDER), library)
            _run([_uv(), "tool", "run", *words], ROOT, {})


def _record_clients() -> None:
    """Fresh look-ups, past every cache, of what pyproject.toml and package.json ask for."""
    proxy = subprocess.Popen(
        [
            str(Path(sys.executable).with_name("mitmdump")),
            "-q",
            "-p",
            str(PORT),
            "-w",
            str(FLOWS_BEING_WRITTEN),
            *_trusted(),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        certificate = Path.home() / ".mitmproxy" / "mitmproxy-ca-cert.pem"
        _wait_for(certificate)
        _look_up(certificate)
    finally:
        proxy.terminate()
        proxy.wait(30)


def _trusted() -> list[str]:
    """What this machine trusts, which may be more than the list that the proxy brings with it."""
    bundle = ssl.get_default_verify_paths().cafile
    return ["--set", f"ssl_verify_upstream_trusted_ca={bundle}"] if bundle else []


def _wait_for(path: Path) -> None:
    until = time.monotonic() + 60
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.2)
    time.sleep(2)


def _look_up(certificate: Path) -> None:
    address = f"http://127.0.0.1:{PORT}"
    through = {
        **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), address),
        **dict.fromkeys(("SSL_CERT_FILE", "npm_config_cafile"), str(certificate)),
        **dict.fromkeys(("NO_PROXY", "no_proxy"), ""),
    }
    work = FOLDER / "work"
    for name in ("pyproject.toml", "package.json"):
        work.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, work / name)
    _run([_uv(), "pip", "compile", "-q", "--no-cache", "--group", "dev", "pyproject.toml"], work, through)
    npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", str(work / "npm-cache")]
    _run(npm, work, through)
    shutil.rmtree(work)


def _uv() -> str:
    """The machine's own, or the one that .ci/setup brought."""
    return shutil.which("uv") or str(ROOT / ".venv-tools" / "uv" / "bin" / "uv")


def _run(argv: list[str], folder: Path, more: dict[str, str]) -> None:
    done = subprocess.run(
        argv, cwd=folder, env={**os.environ, **more}, timeout=FETCH_LIMIT_S, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(argv[:4])}: {done.stderr[-600:]}")


if __name__ == "__main__":
    raise SystemExit(main())
