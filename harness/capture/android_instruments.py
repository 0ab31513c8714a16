"""The instruments of a run on an Android handset: proxy, the system's own ledger and vitals, screens."""

from collections.abc import Mapping

from harness.capture.android_ledger import AndroidLedger
from harness.capture.android_vitals import AndroidVitals
from harness.capture.app_hooks import NAME as HOOKS
from harness.capture.app_hooks import AppHooks
from harness.capture.app_tunnel import AppTunnel, keys_file
from harness.capture.channel import SelfTest, record
from harness.capture.channels import Channels
from harness.capture.handset_watch import HandsetWatch
from harness.capture.instruments import Surroundings
from harness.capture.proxy import ProxyChannel, ProxyRoute
from harness.capture.screens import ScreenCapture
from harness.devices.android import clean_state
from harness.devices.android.adb import AdbHandset
from harness.devices.android.adb_server import AdbServer
from harness.devices.android.clipboard import plant_clipboard
from harness.devices.android.contacts import PlantedContact
from harness.devices.android.facts import HandsetFacts, facts_of
from harness.devices.android.handset_source import AttachedHandset, HandsetSource, SimulatedHandset, WebApp, is_attached
from harness.devices.android.health import await_boot, health_of, wake
from harness.devices.android.permission_prompt import PermissionPrompt
from harness.devices.android.preparation import Planted, allow_mock_location, made_clean, prepare, subject_of
from harness.devices.android.sdk import environment_of_driver
from harness.devices.android.session import AndroidSession, Stand
from harness.devices.android.ui_automator import UiAutomator, Way
from harness.devices.appium_server import AppiumServer
from harness.devices.port import free_port
from harness.devices.session import PermissionState
from harness.model.event import EventKind, Source
from harness.model.faults import DeviceLost, HarnessError
from harness.model.hosted_app import hosted_address
from harness.model.saying import Saying
from harness.recording.clock import SystemClock

CERTIFICATE = "mitmproxy-ca-cert.pem"
COMES_BACK_S = 60.0  # a handset that is away at the end of a run (a restart) is waited for so long


class AndroidInstruments:
    """The Instruments of platform `android`: one handset for the whole run, cleaned before each session and after."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._clock = around, SystemClock()
        self._package = around.address
        self._source = _source(around)
        keys = keys_file(around.laboratory, around.tree.scratch)
        self._proxy = ProxyChannel(around.sink, around.tree, around.laboratory, around.proxy_port, keys=keys)
        self._tunnel: AppTunnel | None = None
        self._tunnel_lack = ""
        self._all_screens = ScreenCapture(around.sink)
        self.screens = None if "screens" in around.without else self._all_screens
        self._adb: AdbServer | None = None
        self._appium: AppiumServer | None = None
        self._handset: AdbHandset | None = None
        self._watch: HandsetWatch | None = None
        self._facts: HandsetFacts
        self._planted: Planted
        self._channels: Channels[AndroidSession]
        self._session: AndroidSession | None = None
        self._read_by_moment: tuple[AndroidLedger | AndroidVitals, ...] = ()
        self._ui: UiAutomator | None = None
        self._hooks: AppHooks | None = None
        self._vitals: AndroidVitals | None = None

    @property
    def dropper(self) -> ProxyChannel | None:
        return None if "proxy" in self._around.without else self._proxy

    def start(self) -> None:
        around = self._around
        # A stand-in gets an adb server of its own, which dies with the run; attached handsets are held by a shared one.
        port = None if is_attached(around.device) else free_port()
        self._adb = AdbServer.begin(around.tree, around.sink.path("system/adb.log"), port)
        environment = {**self._adb.environment, **environment_of_driver()}
        self._appium = AppiumServer(around.tree, around.sink.path("system/appium.log"), "uiautomator2", environment)
        self._handset = self._source.take(self._adb)
        self._facts = facts_of(self._handset)
        self._package = self._package_on(self._handset)
        wake(self._handset)
        if unfit := health_of(self._handset).problems():
            raise DeviceLost(unfit[0], self._handset.serial)
        self._watch = HandsetWatch(around.sink, self._handset, lambda: self._clock.now().timestamp() * 1000)
        self._watch.begin()
        self._planted = self._to_plant()
        self._make_channels(self._handset)
        self._appium.wait_ready()

    def _package_on(self, handset: AdbHandset) -> str:  # noqa: ARG002 - a program in a host has the host's
        return self._around.address

    @property
    def _cleaned(self) -> str:
        """The package whose data are cleared before a session and after the run."""
        return self._package

    def _to_plant(self) -> Planted:
        persona, proxy_port, certificate = self._around.persona, None, None
        if "proxy" not in self._around.without:
            route = self._proxy.start()
            proxy_port, certificate = route.port, (self._around.tree.scratch / "proxy" / CERTIFICATE).read_bytes()
            self._tunnel = self._led_by(route)
        people = tuple(PlantedContact(one.name, one.phone) for one in persona.contacts if one.name and one.phone)
        return Planted(self._around.photos, people, proxy_port, certificate, self._tunnel.file if self._tunnel else "")

    def _led_by(self, route: ProxyRoute) -> AppTunnel | None:
        where = self._around.laboratory.wireguard
        if where is None or not route.tunnel_port:
            return None
        return AppTunnel(self._around.sink, self._proxy, route, where.address, self._package)

    def _make_channels(self, handset: AdbHandset) -> None:
        sink, package = self._around.sink, self._package
        ledger = AndroidLedger(sink, handset, package, self._clock)
        vitals = AndroidVitals(sink, handset, package, self._clock)
        every = (self._proxy, ledger, vitals, self._all_screens)
        without, servers = self._around.without, self._source.frida_servers
        self._channels = Channels(sink, every, without)
        self._hooks = None if HOOKS in without else AppHooks(sink, handset, self._facts, package, servers)
        self._read_by_moment = tuple(one for one in (ledger, vitals) if one.name not in without)
        self._vitals = None if vitals.name in without else vitals

    def open(self, number: int) -> AndroidSession:  # noqa: ARG002 - one handset serves all sessions
        handset, facts = self._taken(), self._facts
        prepared = prepare(handset, facts, self._cleaned, self._planted)
        way = Way(self._appium_url(), handset.serial, self._adb_port(), free_port())
        asked_ms = self._clock.mono_ms()
        ui = UiAutomator(way, handset)
        opened_ms = round(self._clock.mono_ms() - asked_ms)
        lacks, self._tunnel_lack = dict(prepared.lacks), prepared.lacks.get("tunnel", "")
        if why := allow_mock_location(handset):
            lacks["mock_location"] = why
        text = self._around.persona.clipboard
        if text and not plant_clipboard(handset, text, ui.set_clipboard, facts.api_level):
            lacks["clipboard"] = "the text is not there"
        self._ui = ui
        self._tell("prepared", clean_state.as_data(prepared.state), lacks, opened_ms=opened_ms)
        self._session = self._session_on(Stand(handset, facts, self._package, self._planted.proxy_port), ui)
        if self._hooks is not None:
            self._hooks.begin()
        self._session.after_cold_start = self._started
        return self._session

    def _session_on(self, stand: Stand, ui: UiAutomator) -> AndroidSession:
        return AndroidSession(self._around.device, stand, ui, self._asked)

    def _started(self) -> None:
        if self._hooks is not None:
            self._hooks.enter()
        if self._vitals is not None and self._session is not None:
            self._vitals.started(self._session.start_said)

    def _asked(self, prompt: PermissionPrompt, wanted: PermissionState) -> None:
        """A question of the system is evidence: it is taken as it stands, before it is answered."""
        if self.screens and self._session:
            self.screens.take(self._session, f"asked for {prompt.permission or 'a permission'}, {wanted}")

    def watch(self) -> Mapping[str, SelfTest]:
        assert self._session is not None
        self._channels.attach(self._session)
        outcome = dict(self._channels.prove(self._session))
        if self._tunnel is not None:
            # What it lacks is a gap of what it was to see (detect.channel_coverage), not of the run.
            self._tunnel.prove(self._session.handset, self._tunnel_lack)
        return outcome

    def prove_again(self) -> Mapping[str, SelfTest]:
        assert self._session is not None
        return self._channels.prove_here(self._session)

    def read(self, moment: str) -> None:
        if self._session is not None:
            for one in self._read_by_moment:
                one.read(moment)

    def let_go(self) -> None:
        self._session = None
        if self._hooks is not None:
            self._hooks.leave()
        self._channels.detach()
        if self._tunnel is not None and self._handset is not None:
            self._tunnel.let_go(self._handset)
        if self._watch is not None and not self._watch.look() and self._ui is not None:
            self._ui.give_up()

    def stop(self) -> None:
        """The handset is left clean, or is taken out of service; then everything ends."""
        try:
            if self._handset is not None:
                self._return(self._handset)
        except HarnessError as fault:
            self._source.take_out_of_service(fault.line("en"))
            if self._watch is not None:
                self._watch.tell(fault)
        finally:
            self._handset = None
            self._proxy.stop()
            if self._appium is not None:
                self._appium.stop()
            if self._adb is not None:
                self._adb.stop()
            self._source.give_back()

    def _return(self, handset: AdbHandset) -> None:
        assert self._adb is not None
        self._adb.ready(handset.serial, COMES_BACK_S)
        await_boot(handset, COMES_BACK_S)
        if self._watch is not None:
            self._watch.look()
        state = made_clean(handset, subject_of(facts_of(handset), self._cleaned))
        self._tell("returned", clean_state.as_data(state), {})

    def _tell(self, when: str, state: Mapping[str, object], lacks: Mapping[str, str], **more: float) -> None:
        data = {"when": when, "state": state, "lacks": lacks, **more}
        record(self._around.sink, Source.SYSTEM, EventKind.HANDSET, data)

    def _taken(self) -> AdbHandset:
        if self._handset is None:
            raise DeviceLost(Saying("the run has no handset", "本次运行没有手机"), self._around.device.key)
        return self._handset

    def _appium_url(self) -> str:
        assert self._appium is not None
        return self._appium.url

    def _adb_port(self) -> int:
        assert self._adb is not None
        return self._adb.port


def _source(around: Surroundings) -> HandsetSource:
    if is_attached(around.device):
        own = around.address if hosted_address(around.address) is None else ""  # a host is never cleaned
        return AttachedHandset(around.device, own)
    log = around.sink.path("system/handset.log")
    app = WebApp(around.address, around.web_address, around.laboratory, around.name)
    return SimulatedHandset(around.device, around.tree, log, app)
