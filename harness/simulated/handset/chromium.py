"""The engine that runs web apps on the handset: one headless Chromium, a browser context for each app."""

import asyncio
import contextlib
import os
import shutil
import signal
from collections.abc import Iterable
from pathlib import Path

from harness.model.faults import DeviceLost, MissingComponent
from harness.model.saying import Saying
from harness.simulated.handset.devtools import DevTools

NAMES = ("chromium", "chromium-browser", "google-chrome")
END_TIMEOUT_S = 5.0
FEATURES_OFF = (
    *("SpareRendererForSitePerProcess", "BackForwardCache", "OptimizationHints", "MediaRouter", "Translate"),
    *("DialMediaRouteProvider", "LocalNetworkAccessChecks", "BlockInsecurePrivateNetworkRequests"),
    # Pages of the browser's own, loaded unseen behind its address bar.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
)
FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-search-engine-choice-screen",
    "--hide-scrollbars",
    "--lang=zh-CN",
    "--use-fake-device-for-media-stream",
    "--touch-events=enabled",
    # Names are the gateway's business: nothing of an app shall leave beside it.
    "--proxy-bypass-list=<-loopback>",
    f"--disable-features={','.join(FEATURES_OFF)}",
)


class Chromium:
    """`trusted` are hashes of public keys (SPKI, SHA-256, base64) of further certificate authorities."""

    def __init__(self, pid: int, devtools: DevTools, trusted: frozenset[str]) -> None:
        self.pid, self.devtools, self.trusted = pid, devtools, trusted

    @classmethod
    async def start(cls, folder: Path, trusted: Iterable[str]) -> "Chromium":
        """Raises MissingComponent, DeviceLost."""
        binary = next((path for name in NAMES if (path := shutil.which(name))), None)
        if binary is None:
            mend = Saying("run `make install`", "运行 make install")
            raise MissingComponent(Saying("Chromium is not installed", "未安装 Chromium"), "chromium", mend)
        keys = frozenset(trusted)
        trust = [f"--ignore-certificate-errors-spki-list={','.join(sorted(keys))}"] if keys else []
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        argv = [binary, *FLAGS, f"--user-data-dir={folder}", *trust]
        pid, devtools = await _spawn(argv, folder.with_suffix(".log"))
        engine = cls(pid, devtools, keys)
        try:
            await devtools.call("Target.setDiscoverTargets", {"discover": False}, timeout_s=30.0)
        except DeviceLost:
            await engine.close()
            raise
        return engine

    async def close(self) -> None:
        """It ends when its pipe does; where it does not, it is killed."""
        await self.devtools.close()
        deadline = asyncio.get_running_loop().time() + END_TIMEOUT_S
        while not _reaped(self.pid):
            if asyncio.get_running_loop().time() > deadline:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self.pid, signal.SIGKILL)
            await asyncio.sleep(0.02)


async def _spawn(argv: list[str], log: Path) -> tuple[int, DevTools]:
    """The browser reads commands from descriptor 3 and writes to 4."""
    browser_reads, to_browser = os.pipe()
    from_browser, browser_writes = os.pipe()
    try:
        pid = os.posix_spawn(
            argv[0],
            argv,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644),
                (os.POSIX_SPAWN_DUP2, 1, 2),
                # High numbers first, so that neither of the two is overwritten before it was copied.
                (os.POSIX_SPAWN_DUP2, browser_reads, 203),
                (os.POSIX_SPAWN_DUP2, browser_writes, 204),
                (os.POSIX_SPAWN_DUP2, 203, 3),
                (os.POSIX_SPAWN_DUP2, 204, 4),
                (os.POSIX_SPAWN_CLOSE, 203),
                (os.POSIX_SPAWN_CLOSE, 204),
            ],
            setpgroup=0,
        )
    finally:
        os.close(browser_reads)
        os.close(browser_writes)
    return pid, await DevTools.over(from_browser, to_browser)


def _reaped(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return True
