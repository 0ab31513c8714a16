"""Which apps run on the handset and which is in front: started, left, ended, crashed, and all of it logged."""

import asyncio
import contextlib
from pathlib import Path

from harness.model.faults import DeviceLost
from harness.simulated.android import exit_reasons
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.guest import Guest
from harness.simulated.android.user_agent import user_agent
from harness.simulated.android.web_host import WebHost
from harness.simulated.android.webview_socket import WebViewSockets
from harness.simulated.handset.chromium import Chromium
from harness.simulated.handset.devtools import Json, Refused
from harness.simulated.handset.dialogs import Choice
from harness.simulated.handset.gateway import Gateway
from harness.simulated.handset.package import Package
from harness.simulated.handset.page import Page
from harness.simulated.handset.processes import Exit, Process
from harness.simulated.handset.screen import Screen
from harness.simulated.handset.web_app import WebApp

FRONT, CACHED = 100, 400
LAUNCHER = "com.android.launcher3"


class ActivityManager:
    """`web` are the web apps that run now, by package; `guests` the programs inside host apps, by the host's."""

    def __init__(self, device: AndroidDevice, screen_folder: Path, gateway: Gateway) -> None:
        self.device, self.gateway = device, gateway
        self.web: dict[str, WebApp] = {}
        self.guests: dict[str, Guest] = {}
        self.last_start_ms = 0
        self.inputs = 0
        self._questions: asyncio.Task[None] | None = None
        self.screen = Screen(
            device.core.display, screen_folder, device.trusted_keys, self._tapped_in_launcher, self._labels
        )
        self.host = WebHost(device, self, screen_folder / "chosen")
        self._contexts: dict[str, str] = {}
        self._context_engine: Chromium | None = None
        self.webviews = WebViewSockets(device.sockets)
        self._changing = asyncio.Lock()

    # ---- what is where

    @property
    def focus(self) -> str:
        """Package and activity of the window in front."""
        package = self.device.core.packages.get(self.screen.app_package) if self.screen.app_package else None
        if self.screen.asking and self.screen.question_package not in self.guests:
            return f"{self.screen.question_package}/.GrantPermissionsActivity"
        if package is None:
            return f"{LAUNCHER}/.Launcher"
        guest = self.guests.get(package.name)
        return f"{package.name}/{guest.activity if guest else package.manifest.main_activity()}"

    def in_front(self, uid: int) -> bool:
        package = self.device.core.packages.of_uid(uid)
        return package is not None and package.name == self.screen.app_package

    def state_of(self, package: str) -> str:
        """As appops names it."""
        return "top" if package == self.screen.app_package else "cch"

    def _labels(self) -> list[tuple[str, str]]:
        shown = (one for one in self.device.core.packages if one.manifest.start_url)
        return [(one.manifest.label or one.name, one.name) for one in shown]

    async def _tapped_in_launcher(self, package: str) -> None:
        await self.start(package)

    def input_came(self) -> None:
        """A person, or who plays one, did something."""
        self.inputs += 1

    # ---- starting and leaving

    async def start(self, name: str, *, anew: bool = False) -> str:
        """Bring an app to the front; how it started: COLD, HOT (it was alive) or "" where there is no such app.

        `anew` gives a living app its first page again (WARM), as a cleared task does.
        """
        package = self.device.core.packages.get(name)
        if package is None:
            return ""
        async with self._changing:
            if not package.manifest.start_url:
                self._ensure_process(package)
                return "COLD"
            engine = await self.screen.running_engine()
            if self.web and next(iter(self.web.values())).engine is not engine:
                self._all_gone()
            await self._leave_front(except_for=name)
            if app := self.web.get(name):
                await app.show(in_front=True)
                self._to_front(package, app)
                self.last_start_ms = await app.load(package.manifest.start_url) if anew else 40
                return "WARM" if anew else "HOT"
            await self._start_web_app(package, engine)
            return "COLD"

    async def _start_web_app(self, package: Package, engine: Chromium) -> None:
        core = self.device.core
        java_pid = await self.device.java.start(package.name) if self.device.java else None
        process = self._ensure_process(package, java_pid)
        context = await self._context(package, engine)
        app = await WebApp.create(package.name, engine, context, core.display, self.host)
        app.pid = process.pid
        self.web[package.name] = app
        await app.prepare(user_agent(self.device), core.clock.zone.key, core.fix)
        self._to_front(package, app)
        if guest := self.guests.get(package.name):
            await guest.settle_in(app)
        self._let_debuggers_in(package, app)
        self.last_start_ms = await app.load(package.manifest.start_url)
        tag = "ActivityTaskManager" if self.device.api >= 29 else "ActivityManager"
        seconds, rest = divmod(self.last_start_ms, 1000)
        took = f"+{seconds}s{rest}ms" if seconds else f"+{rest}ms"
        core.log("I", tag, f"Displayed {package.name}/{package.manifest.main_activity()}: {took}", buffer="system")

    async def open_link(self, name: str, link: str) -> bool:
        """Hand a link to an app; whether it opened the program inside it."""
        guest = self.guests.get(name)
        if guest is None or not guest.takes(link):
            return False
        await self.start(name)
        async with self._changing:
            await guest.enter(self.web[name])
        return True

    def _let_debuggers_in(self, package: Package, app: WebApp) -> None:
        """Into the process that holds the WebView: a host's programs have one of their own where the host has it so."""
        if self.device.debuggable:
            guest = self.guests.get(package.name)
            name = guest.process_name if guest else package.name
            self.webviews.let_in(self._ensure_process(package, name=name).pid, package.name, app)

    def is_mute(self, page: Page) -> bool:
        """Whether accessibility hears nothing of a page; a host's own screens are no WebViews."""
        inside = any(app.page is page and self._shows_program(name) for name, app in self.web.items())
        return self.device.mute_pages and inside

    def _shows_program(self, package: str) -> bool:
        guest = self.guests.get(package)
        return guest is None or guest.inside

    async def _context(self, package: Package, engine: Chromium) -> str:
        """The data store of an app: kept until its data are cleared or the engine ends."""
        if engine is not self._context_engine:
            self._contexts.clear()
            self._context_engine = engine
        if package.name not in self._contexts:
            door = await self.gateway.door(package.uid)
            wish: Json = {"proxyServer": f"socks5://127.0.0.1:{door}", "proxyBypassList": "<-loopback>"}
            made = await engine.devtools.call("Target.createBrowserContext", wish)
            self._contexts[package.name] = str(made["browserContextId"])
        return self._contexts[package.name]

    def _to_front(self, package: Package, app: WebApp) -> None:
        self.screen.app, self.screen.app_package = app.page, package.name
        package.stopped = False
        for process in self.device.core.processes.of_package(package.name):
            process.importance = FRONT

    async def _leave_front(self, except_for: str = "") -> None:
        name = self.screen.app_package
        if name and name != except_for and (app := self.web.get(name)):
            self.screen.dismiss_of(name)
            with contextlib.suppress(Refused, DeviceLost):
                await app.show(in_front=False)
            for process in self.device.core.processes.of_package(name):
                process.importance = CACHED
            self.screen.app, self.screen.app_package = None, ""

    async def home(self) -> None:
        async with self._changing:
            await self._leave_front()

    async def back(self) -> None:
        if not await self.screen.back():
            await self.home()

    # ---- ending

    async def stop(
        self, name: str, reason: int = exit_reasons.USER_REQUESTED, why: str = "", subreason: int = 0
    ) -> None:
        """End an app's processes; the system keeps a record of why."""
        async with self._changing:
            await self._stop(name, reason, why, subreason)

    async def _stop(self, name: str, reason: int, why: str, subreason: int) -> None:
        core = self.device.core
        app = self.web.pop(name, None)
        self.screen.dismiss_of(name)
        if self.screen.app_package == name:
            self.screen.app, self.screen.app_package = None, ""
        self.host.ended(name)
        for process in core.processes.of_package(name):
            self.webviews.shut_out(process.pid)
            core.log("I", "am_kill", f"[0,{process.pid},{process.name},{process.importance},{why}]", buffer="events")
            core.log("I", "am_proc_died", f"[0,{process.pid},{process.name},0,2]", buffer="events")
            core.processes.end(process.pid, self._exit(process, reason, why, subreason))
        if app:
            await app.close()
        if self.device.java:
            await self.device.java.end(name)

    async def crash(
        self, name: str, exception: str = "java.lang.IllegalStateException", said: str = "simulated"
    ) -> None:
        """An exception that nobody caught: logged as the runtime and the system do it, then the process is gone."""
        core, said = self.device.core, "simulated"
        process = core.processes.named(name)
        if process is None:
            return
        trace = (
            f"FATAL EXCEPTION: main\nProcess: {name}, PID: {process.pid}\n{exception}: {said}\n"
            f"\tat {name}.MainActivity.onCreate(MainActivity.java:42)"
        )
        core.log("E", "AndroidRuntime", trace, pid=process.pid, buffer="crash", uid=process.uid)
        booked = f"[0,{process.pid},{name},952680005,{exception},{said},MainActivity.java,42,0]"
        core.log("I", "am_crash", booked, buffer="events")
        self.device.dropped.append(self._exit(process, exit_reasons.CRASH, "simulated", 0))
        await self.stop(name, exit_reasons.CRASH, "crash")

    async def hang(self, name: str) -> None:
        """The app does not take input: the system asks whether to close it, and notes that it hung."""
        core, why = self.device.core, "Input dispatching timed out (Application does not respond, 5001ms)"
        process = core.processes.named(name)
        if process is None:
            return
        core.log("I", "am_anr", f"[0,{process.pid},{name},952680005,{why}]", buffer="events")
        core.log("E", "ActivityManager", f"ANR in {name}\nPID: {process.pid}\nReason: {why}", buffer="system")
        core.files.write(
            f"/data/anr/anr_{process.pid}", f"----- pid {process.pid} -----\n{why}\n".encode(), owner="system"
        )
        self.device.dropped.append(self._exit(process, exit_reasons.ANR, why, 0))
        self._questions = asyncio.create_task(self._ask_to_close(name, why))

    async def _ask_to_close(self, name: str, why: str) -> None:
        package = self.device.core.packages.get(name)
        label = package.manifest.label if package else name
        rows = [Choice("关闭应用", "close", "android:id/aerr_close"), Choice("等待", "wait", "android:id/aerr_wait")]
        if await self.screen.ask("android", f"{label}无响应", rows, "android:id/alertTitle") == "close":
            await self.stop(name, exit_reasons.ANR, why)

    async def all_end(self) -> None:
        """As at a restart: no app runs, nothing is asked."""
        for name in tuple(self.web):
            await self.stop(name, exit_reasons.OTHER, "restart")

    def _exit(self, process: Process, reason: int, why: str, subreason: int) -> Exit:
        trace = f"/data/system/procexitstore/anr_{process.pid}.gz" if reason == exit_reasons.ANR else ""
        return Exit(
            at=self.device.core.clock.now(),
            pid=process.pid,
            uid=process.uid,
            process=process.name,
            package=process.package,
            reason=reason,
            description=why,
            subreason=subreason,
            importance=process.importance,
            trace=trace,
        )

    async def clear_data(self, name: str) -> None:
        """As `pm clear`: the app ends, its store is emptied, its runtime permissions go back."""
        await self.stop(name, exit_reasons.USER_REQUESTED, "clear data")
        context = self._contexts.pop(name, "")
        if context and self.screen.engine is self._context_engine and self._context_engine:
            with contextlib.suppress(Refused, DeviceLost):
                wish: Json = {"browserContextId": context}
                await self._context_engine.devtools.call("Target.disposeBrowserContext", wish)
        if package := self.device.core.packages.get(name):
            for grant in package.grants.values():
                grant.granted = False
                grant.flags.clear()

    def _all_gone(self) -> None:
        """The engine was started anew: no page of the old one lives."""
        for name in tuple(self.web):
            self.web.pop(name)
            for process in self.device.core.processes.of_package(name):
                self.webviews.shut_out(process.pid)
                self.device.core.processes.end(process.pid)

    def _ensure_process(self, package: Package, pid: int | None = None, *, name: str = "") -> Process:
        """The main one, or another of the package's by its `name`."""
        core, name = self.device.core, name or package.name
        process = core.processes.named(name)
        if process is None:
            process = core.processes.start(name, package.uid, core.clock.now(), package=package.name, pid=pid)
            activity = f"{package.name}/{package.manifest.main_activity()}"
            started = f"[0,{process.pid},{package.uid},{package.name},activity,{activity}]"
            core.log("I", "am_proc_start", started, buffer="events")
            head = f"Start proc {process.pid}:{package.name}/u0a{package.uid - 10_000}"
            core.log("I", "ActivityManager", f"{head} for next-top-activity {{{activity}}}", buffer="system")
        return process

    async def fix_changed(self) -> None:
        """Tell every app's page where the handset is now."""
        for app in tuple(self.web.values()):
            with contextlib.suppress(Refused, DeviceLost):
                await app.set_fix(self.device.core.fix)

    async def close(self) -> None:
        if self._questions:
            self._questions.cancel()
        await self.screen.close()
