"""Start a simulated Android handset: `python -m harness.simulated.android --api 34 --app URL --port N`.

It says one line of JSON when it is ready (serial, port, control port) and ends when its input is closed or it is told.
"""

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
from pathlib import Path

from harness.model.faults import HarnessError
from harness.simulated.android.control import ControlServer
from harness.simulated.android.first_packages import APP_LABEL, APP_PACKAGE
from harness.simulated.android.models import MODELS
from harness.simulated.android.releases import NEWEST_API, OLDEST_API
from harness.simulated.android.running import Order, RunningHandset
from harness.simulated.handset.gateway import Place


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="harness-handset-") as scratch:
        try:
            asyncio.run(_run(_order(scratch), until_input_ends=not sys.stdin.isatty()))
        except HarnessError as error:
            sys.stderr.write(f"{error.line('en')}\n")
            return error.exit_code
    return 0


def _order(scratch: str) -> Order:
    parser = argparse.ArgumentParser(prog="python -m harness.simulated.android", description=__doc__)
    parser.add_argument("--model", default="plain", choices=tuple(MODELS))
    parser.add_argument("--api", type=int, default=34, choices=range(OLDEST_API, NEWEST_API + 1))
    parser.add_argument("--app", default="", help="address of the web app that the handset's app shows")
    parser.add_argument("--package", default=APP_PACKAGE, help="the package of that app, or HOST/APPID")
    parser.add_argument("--port", type=int, default=0, help="port of adbd on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--folder", type=Path, default=Path(scratch), help="where trusted keys are kept")
    parser.add_argument("--label", default=APP_LABEL, help="what the app is called on the screen")
    parser.add_argument("--resolve", type=_resolve, default={}, help="JSON file of names and where they stand")
    parser.add_argument("--authority", type=Path, help="a CA (PEM) that the handset's maker trusts")
    parser.add_argument("--java", type=Path, help="folder of the compiled stand-in classes: gives apps a Java side")
    parser.add_argument("--rooted", action="store_true")
    parser.add_argument("--wireguard", action="store_true", help="the WireGuard app is on it (root, wireguard-go)")
    parser.add_argument("--past-proxy", action="store_true", help="the app does not heed the system's proxy")
    parser.add_argument("--debuggable", action="store_true", help="apps let debuggers into their WebViews")
    parser.add_argument("--mute-pages", action="store_true", help="WebViews tell accessibility nothing of their pages")
    parser.add_argument("--trusts-any-computer", action="store_true", help="asks no computer for its key")
    given = parser.parse_args()
    return Order(
        folder=given.folder,
        model=given.model,
        api=given.api,
        app_url=given.app,
        app_package=given.package,
        app_label=given.label,
        port=given.port,
        rooted=given.rooted,
        trusts_any_computer=given.trusts_any_computer,
        resolve=given.resolve,
        authority=given.authority,
        java_classes=given.java,
        has_wireguard=given.wireguard,
        heeds_proxy=not given.past_proxy,
        debuggable=given.debuggable,
        mute_pages=given.mute_pages,
    )


def _resolve(file: str) -> dict[str, Place]:
    """{"name" or "name:port": "address:port"}."""
    told = json.loads(Path(file).read_text(encoding="utf-8"))
    pairs = ((str(name), str(where).rpartition(":")) for name, where in told.items())
    return {name: (host.strip("[]"), int(port)) for name, (host, _, port) in pairs}


async def _run(order: Order, *, until_input_ends: bool) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, ended.set)
    if until_input_ends:
        loop.add_reader(sys.stdin.fileno(), _input_came, ended)
    handset = RunningHandset(order)
    control = ControlServer(handset, ended)
    try:
        await handset.start()
        control_port = await control.listen()
        ready = {"serial": f"127.0.0.1:{handset.port}", "port": handset.port, "control_port": control_port}
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()
        await handset.serve_until(ended)
    finally:
        await control.close()
        await handset.close()


def _input_came(ended: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 4096):
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
        ended.set()


if __name__ == "__main__":
    sys.exit(main())
