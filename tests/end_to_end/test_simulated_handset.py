"""Unmodified adb, Appium and its UiAutomator2 driver take a simulated handset for a phone."""

import hashlib
import http.server
import io
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
from appium import webdriver
from appium.options.android import UiAutomator2Options
from PIL import Image

from harness.devices.appium_server import AppiumServer, appium_home
from harness.devices.port import free_port
from harness.devices.process_tree import ProcessTree
from harness.simulated.android.first_packages import APP_PACKAGE
from harness.simulated.android.handset import SimulatedHandset
from harness.simulated.handset.fault import Fault
from tests.end_to_end.stage import until

pytestmark = pytest.mark.end_to_end
ADB = shutil.which("adb") or "adb"
SESSION_LIMIT_S = 4.0
PAGE = """<!doctype html><meta charset=utf-8><meta name=viewport content="width=device-width"><title>临城通</title>
<h1>政务服务</h1><button id=where>上传位置</button><input id=name placeholder=姓名>
<input type=file id=photo accept="image/*"><select id=town><option>东区<option>西区</select>
<a href="#two">第二页</a><p id=out>空</p>
<script>
const out = document.getElementById("out");
document.getElementById("where").onclick = () => navigator.geolocation.getCurrentPosition(
  (p) => { out.textContent = "位置 " + p.coords.latitude.toFixed(3); fetch("/sent?at=" + p.coords.latitude); },
  (e) => { out.textContent = "错误 " + e.code; });
document.getElementById("photo").onchange = async (e) => {
  const hash = await crypto.subtle.digest("SHA-256", await e.target.files[0].arrayBuffer());
  const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0"));
  out.textContent = "照片 " + hex.join("").slice(0, 16);
};
document.getElementById("town").onchange = (e) => { out.textContent = "选择 " + e.target.value; };
addEventListener("hashchange", () => { out.textContent = "页 " + location.hash; });
</script>"""


@dataclass(frozen=True, slots=True)
class Site:
    """The web app's server, and what was asked of it."""

    port: int
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *words: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(server.server_address[1], asked)
        server.shutdown()


@dataclass(frozen=True, slots=True)
class Adb:
    """Debian's adb with a server of its own."""

    port: int

    def __call__(self, *words: str, timeout_s: float = 20.0) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run([ADB, "-P", str(self.port), *words], capture_output=True, timeout=timeout_s, check=False)

    def state(self, serial: str) -> str:
        rows = [line.split() for line in self("devices").stdout.decode().splitlines()[1:]]
        return next((row[1] for row in rows if row[:1] == [serial]), "absent")

    def connect(self, serial: str) -> None:
        self("connect", serial)
        assert until(lambda: self.state(serial) == "device", 10)


@pytest.fixture(scope="module")
def adb() -> Iterator[Adb]:
    tool = Adb(free_port())
    yield tool
    tool("kill-server")


# A port of the handset itself, from which a reverse tunnel leads to the site; localhost is a secure context.
HANDSET_PORT = 8123


@dataclass(frozen=True, slots=True)
class Bench:
    """A connected handset and what stands beside it."""

    handset: SimulatedHandset
    adb: Adb
    appium: AppiumServer
    site: Site

    def on(self, *words: str, timeout_s: float = 20.0) -> str:
        done = self.adb("-s", self.handset.serial, *words, timeout_s=timeout_s)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def session(self) -> Any:
        options = UiAutomator2Options()
        for name, value in {
            "udid": self.handset.serial,
            "adbPort": self.adb.port,
            "systemPort": free_port(),
            "appPackage": APP_PACKAGE,
            "appActivity": ".MainActivity",
            "noReset": True,
            "skipLogcatCapture": True,
        }.items():
            options.set_capability(f"appium:{name}", value)
        return webdriver.Remote(self.appium.url, options=options)


@pytest.fixture(scope="module")
def bench(adb: Adb, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("bench")
    tree = ProcessTree("simulated-handset-test")
    tools = folder / "sdk" / "platform-tools"
    tools.mkdir(parents=True)
    (tools / "adb").symlink_to(ADB)
    own = {"ANDROID_HOME": str(folder / "sdk"), "ANDROID_ADB_SERVER_PORT": str(adb.port)}
    try:
        appium = AppiumServer(tree, folder / "appium.log", "uiautomator2", own)
        with SimulatedHandset.start(app=f"http://localhost:{HANDSET_PORT}/") as handset:
            adb.connect(handset.serial)
            adb("-s", handset.serial, "reverse", f"tcp:{HANDSET_PORT}", f"tcp:{site.port}")
            appium.wait_ready()
            yield Bench(handset, adb, appium, site)
    finally:
        tree.end_all()


def test_adb_reads_writes_installs_logs_and_photographs(bench: Bench, tmp_path: Path) -> None:
    assert bench.on("shell", "getprop", "ro.harness.simulated").strip() == "1"
    assert "8123" in bench.on("reverse", "--list")
    sent, back = tmp_path / "sent.bin", tmp_path / "back.bin"
    sent.write_bytes(os.urandom(300_000))
    bench.on("push", str(sent), "/data/local/tmp/sent.bin")
    bench.on("pull", "/data/local/tmp/sent.bin", str(back))
    assert back.read_bytes() == sent.read_bytes()
    apks = (
        appium_home() / "node_modules" / "appium-uiautomator2-driver" / "node_modules" / "io.appium.settings" / "apks"
    )
    assert "Success" in bench.on("install", "-r", str(apks / "settings_apk-debug.apk"))
    assert "package:io.appium.settings" in bench.on("shell", "pm", "list", "packages")
    bench.on("shell", "log", "-t", "mine", "hello")
    assert "hello" in bench.on("logcat", "-d", "-s", "mine")
    picture = bench.adb("-s", bench.handset.serial, "exec-out", "screencap", "-p").stdout
    assert Image.open(io.BytesIO(picture)).size == (1080, 2400)
    assert bench.adb("-s", bench.handset.serial, "shell", "nosuch; exit 7").returncode == 7


def test_appium_opens_a_session_and_drives_the_app(bench: Bench, tmp_path: Path) -> None:
    bench.session().quit()  # the first installs Appium's own packages
    began = time.monotonic()
    driver = bench.session()
    took_s = time.monotonic() - began
    print(f"session opened in {took_s:.2f} s")
    try:
        assert took_s < SESSION_LIMIT_S
        _type_choose_and_go_back(driver)
        _send_the_position(bench, driver)
        _choose_a_photo(bench, driver, tmp_path)
        assert Image.open(io.BytesIO(driver.get_screenshot_as_png())).size == (1080, 2400)
        driver.press_keycode(3)
        assert driver.current_package == "com.android.launcher3"
        driver.activate_app(APP_PACKAGE)
        assert driver.current_package == APP_PACKAGE
    finally:
        driver.quit()
    state = bench.handset.state()
    assert state["unknown_routes"] == []
    assert [APP_PACKAGE, "FINE_LOCATION", "top", True] in state["uses"]  # type: ignore[operator]


def _out(driver: Any) -> str:
    """What the page says; nothing while something else is in front."""
    return "".join(one.text for one in driver.find_elements("xpath", '//*[@resource-id="out"]'))


def _shows(driver: Any, text: str) -> bool:
    return until(lambda: _out(driver).startswith(text), 6)


def _type_choose_and_go_back(driver: Any) -> None:
    field_ = driver.find_element("class name", "android.widget.EditText")
    field_.send_keys("张三")
    assert field_.text == "张三"
    driver.find_element("xpath", '//*[@resource-id="town"]').click()
    assert until(lambda: bool(driver.find_elements("xpath", '//*[@text="西区"]')), 6)
    driver.find_element("xpath", '//*[@text="西区"]').click()
    assert _shows(driver, "选择 西区")
    driver.find_element("xpath", '//*[@text="第二页"]').click()
    assert _shows(driver, "页 #two")
    driver.back()
    assert until(lambda: _out(driver) == "页", 6)


def _send_the_position(bench: Bench, driver: Any) -> None:
    """The system asks, the person allows once, and the mocked place goes out."""
    driver.execute_script("mobile: setGeolocation", {"latitude": 30.25, "longitude": 120.15})
    driver.find_element("-android uiautomator", 'new UiSelector().text("上传位置")').click()
    once = "com.android.permissioncontroller:id/permission_allow_one_time_button"
    assert until(lambda: bool(driver.find_elements("id", once)), 6)
    driver.find_element("id", once).click()
    assert _shows(driver, "位置 30.250")
    assert until(lambda: "/sent?at=30.25" in bench.site.asked, 6)


def _choose_a_photo(bench: Bench, driver: Any, tmp_path: Path) -> None:
    photo = tmp_path / "canary-one.jpg"
    Image.new("RGB", (64, 64), (200, 30, 30)).save(photo)
    bench.on("push", str(photo), "/sdcard/DCIM/Camera/canary-one.jpg")
    driver.find_element("xpath", '//*[@resource-id="photo"]').click()
    everything = "com.android.permissioncontroller:id/permission_allow_all_button"
    assert until(lambda: bool(driver.find_elements("id", everything)), 6)
    driver.find_element("id", everything).click()
    assert until(lambda: bool(driver.find_elements("xpath", '//*[@text="canary-one.jpg"]')), 6)
    driver.find_element("xpath", '//*[@text="canary-one.jpg"]').click()
    assert _shows(driver, f"照片 {hashlib.sha256(photo.read_bytes()).hexdigest()[:16]}")


def test_faults_are_what_they_are_called(bench: Bench) -> None:
    handset, adb = bench.handset, bench.adb
    bench.on("shell", "am", "start", "-W", "-n", f"{APP_PACKAGE}/.MainActivity")
    handset.fault(Fault.APP_CRASH)
    assert "reason=4" in bench.on("shell", "dumpsys", "activity", "exit-info", APP_PACKAGE)
    assert "FATAL EXCEPTION" in bench.on("logcat", "-b", "crash", "-d")
    handset.fault(Fault.FULL_DISK)
    assert adb("-s", handset.serial, "shell", "echo x > /data/local/tmp/full").returncode != 0
    handset.fault(Fault.CLOCK_JUMP, ms=600_000)
    assert int(bench.on("shell", "date", "+%s")) - time.time() > 590
    handset.fault(Fault.RING_OVERFLOW)
    assert "reason=4" not in bench.on("shell", "dumpsys", "activity", "exit-info", APP_PACKAGE)
    handset.fault(Fault.UNAUTHORISED)
    assert until(lambda: adb.state(handset.serial) in ("unauthorized", "absent", "offline"), 10)
    handset.heal()
    adb("disconnect", handset.serial)
    adb.connect(handset.serial)
    handset.fault(Fault.DISCONNECT, for_ms=300)
    assert until(lambda: adb.state(handset.serial) != "device", 10)
    adb("disconnect", handset.serial)
    assert until(lambda: b"connected" in adb("connect", handset.serial).stdout, 10)
    assert until(lambda: adb.state(handset.serial) == "device", 10)
    assert abs(int(bench.on("shell", "date", "+%s")) - time.time()) < 5


def test_an_app_that_hangs_can_be_closed_by_its_dialog(bench: Bench) -> None:
    bench.on("shell", "am", "start", "-W", "-n", f"{APP_PACKAGE}/.MainActivity")
    bench.handset.fault(Fault.ANR)
    assert until(lambda: "aerr_close" in bench.on("shell", "uiautomator dump /dev/tty"), 6)
    bench.on("shell", "input", "keyevent", "4")
    assert "am_anr" in bench.on("logcat", "-b", "events", "-d")
    assert "data_app_anr" in bench.on("shell", "dumpsys dropbox --print data_app_anr")


def test_nothing_of_a_handset_is_left_when_it_is_closed(site: Site) -> None:
    handset = SimulatedHandset.start(app=f"http://localhost:{site.port}/")
    own = [one.pid for one in _children(handset.process.pid)]
    assert own
    handset.close()
    assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in own), 6)
    assert not handset.folder.exists()


def _children(pid: int) -> list[Any]:
    return list(psutil.Process(pid).children(recursive=True))
