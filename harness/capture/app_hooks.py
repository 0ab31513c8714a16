"""The hooks channel on a handset: frida-server for a session, and hooks in the app's process after every cold start.

What the app does between its start and the hooks is not seen, which the channel's own words say. Without root or
without the server's file there are no hooks; that is no fault of a run, its coverage says why.
"""

from pathlib import Path

import frida

from harness.capture.channel import ChannelLog, EvidenceSink, SelfTest
from harness.capture.java_hooks.channel import JavaHooksChannel
from harness.capture.java_hooks.target import HookTarget
from harness.devices.android import frida_server
from harness.devices.android.adb import Handset
from harness.devices.android.facts import HandsetFacts
from harness.model.faults import CaptureLost, HarnessError
from harness.model.saying import Saying

NAME = JavaHooksChannel.name


class AppHooks:
    """`begin` with a session, `enter` after each cold start of the app, `leave` before the session is closed."""

    def __init__(self, sink: EvidenceSink, handset: Handset, facts: HandsetFacts, package: str, servers: Path) -> None:
        """`servers` is the folder where the server's file for the handset is looked for."""
        self._sink, self._handset, self._facts = sink, handset, facts
        self._package, self._servers = package, servers
        self._log = ChannelLog(sink, NAME)
        self._address = ""
        self._channel: JavaHooksChannel | None = None

    def begin(self) -> None:
        """Start the server. A handset on which it does not run has no hooks in this session, and the reason is told."""
        self._address = ""
        try:
            file = frida_server.find_server(self._servers, frida.__version__, self._facts.abis)
            started = frida_server.start(self._handset, self._facts.root, file, frida.__version__)
        except HarnessError as fault:
            self._log.failed(fault.line("en"))
            return
        self._address = started.address

    def enter(self) -> None:
        """Into every process of the app by its name; where Frida knows no names, into the one that Android names."""
        if not self._address:
            return
        self.leave()
        try:
            self._channel = self._entered(self._package) or self._entered(self._main_process())
            if self._channel is not None:
                self._tell(self._channel.self_test())
        except HarnessError as fault:
            self._log.failed(fault.line("en"))

    def _main_process(self) -> int:
        told = self._handset.shell(f"pidof {self._package}").split()
        if not told or not told[0].isdigit():
            raise CaptureLost(Saying("the app has no process", "应用没有进程"), self._package)
        return int(told[0])

    def _entered(self, process: str | int) -> JavaHooksChannel | None:
        """None where Frida does not know a process of that name. Raises CaptureLost for a process that it knows."""
        channel = JavaHooksChannel(self._sink, HookTarget(self._address, process), lives=self._lives)
        try:
            channel.attach()
        except CaptureLost:
            channel.detach()
            if isinstance(process, int):
                raise
            return None
        return channel

    def _lives(self, pid: int) -> bool:
        """A handset that does not say counts the process as living: its silence is no end of the app."""
        try:
            return str(pid) in self._handset.shell("ps -A -o PID").split()
        except HarnessError:
            return True

    def _tell(self, test: SelfTest) -> None:
        (self._log.proved if test.ok else self._log.failed)(test.why)

    def leave(self) -> None:
        channel, self._channel = self._channel, None
        if channel is not None:
            channel.detach()
