"""The agent that will sit in a phone's app, in a real JVM with stand-in Android classes, over a Frida portal."""

import base64
import gc
import hashlib
import json
import threading
import weakref
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from harness.capture.java_hooks.channel import JavaHooksChannel
from harness.capture.java_hooks.target import HookTarget
from harness.model.event import EventKind, Source
from harness.model.faults import CaptureLost, StepFailed
from harness.simulated.hotspot.app_process import AppProcess, start_app_process
from harness.simulated.hotspot.portal import Portal
from harness.simulated.hotspot.stand_ins import compile_java, compile_stand_ins

pytestmark = pytest.mark.end_to_end

MANY = 20_000
SECRET = "13912345678"
SEALED = """package own;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
public class Sealed {
    public static boolean address() {
        return new java.io.File("/sys/class/net/wlan0/address").exists() | new java.io.File("/tmp").exists();
    }
    public static String seal(String text) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec("0123456789abcdef".getBytes(), "AES"));
        return java.util.Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes()));
    }
}
"""
# What is called, with which arguments; the category that it must be booked under; what must be told of the arguments.
CALLS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("TelephonyManager.getDeviceId", (), "device", ""),
    ("TelephonyManager.getImei", ("1",), "device", "1"),
    ("TelephonyManager.getMeid", (), "device", ""),
    ("TelephonyManager.getSubscriberId", (), "device", ""),
    ("TelephonyManager.getSimSerialNumber", (), "device", ""),
    ("TelephonyManager.getLine1Number", (), "device", ""),
    ("TelephonyManager.getAllCellInfo", (), "network_environment", ""),
    ("TelephonyManager.getSimOperator", (), "network_environment", ""),
    ("SubscriptionInfo.getIccId", (), "device", ""),
    ("SmsManager.sendTextMessage", (SECRET, "", "a code"), "sms", "digest:"),
    ("Build.getSerial", (), "device", ""),
    ("SystemProperties.get", ("ro.serialno",), "device", "ro.serialno"),
    ("Settings$Secure.getString", ("", "android_id"), "device", "ContentResolver, android_id"),
    ("Settings$Secure.getString", ("", "mock_location"), "location", "ContentResolver, mock_location"),
    ("MediaDrm.getPropertyByteArray", ("deviceUniqueId",), "device", "deviceUniqueId"),
    ("MdidSdkHelper.InitSdk", (), "device", "null, boolean, null"),
    ("WifiInfo.getMacAddress", (), "device", ""),
    ("WifiInfo.getSSID", (), "network_environment", ""),
    ("WifiInfo.getBSSID", (), "network_environment", ""),
    ("WifiManager.getScanResults", (), "network_environment", ""),
    ("WifiManager.startScan", (), "network_environment", ""),
    ("ConnectivityManager.getActiveNetworkInfo", (), "network_environment", ""),
    ("BluetoothAdapter.getAddress", (), "device", ""),
    ("BluetoothAdapter.startDiscovery", (), "bluetooth", ""),
    ("BluetoothLeScanner.startScan", (), "bluetooth", "null"),
    ("LocationManager.getLastKnownLocation", ("gps",), "location", "gps"),
    ("LocationManager.requestLocationUpdates", ("gps", "2000", "1.5"), "location", "gps, 2000, 1.5, PendingIntent"),
    ("LocationManager.addNmeaListener", (), "location", "null"),
    ("Geocoder.getFromLocation", ("30.25", "120.125", "1"), "location", "digest:"),
    ("LocationClient.start", (), "location", ""),
    ("TencentLocationManager.requestLocationUpdates", (), "location", "null, null"),
    ("ApplicationPackageManager.getInstalledPackages", ("64",), "app_list", "64"),
    ("ApplicationPackageManager.getPackageInfo", ("com.example.bank", "0"), "app_list", "com.example.bank, number"),
    ("ApplicationPackageManager.queryIntentActivities", (), "app_list", "Intent { act= }, number"),
    ("ActivityManager.getRunningTasks", ("3",), "app_list", "3"),
    ("UsageStatsManager.queryUsageStats", ("0", "1", "2"), "app_list", "0, 1, 2"),
    ("ContentResolver.query", ("content://com.android.contacts/data", "", SECRET), "contacts", "content://com.android"),
    ("ContentResolver.query", ("content://call_log/calls",), "call_log", "content://call_log/calls"),
    ("ContentResolver.query", ("content://sms/inbox",), "sms", "content://sms/inbox"),
    ("ContentResolver.query", ("content://com.android.calendar/events",), "calendar", "content://com.android.calendar"),
    ("ContentResolver.query", ("content://com.vivo.vms.IdProvider/IdentifierId/OAID",), "device", "content://com.vivo"),
    ("ContentResolver.registerContentObserver", ("content://media/external/images",), "media", "content://media"),
    ("ClipboardManager.getPrimaryClip", (), "clipboard", ""),
    ("ClipboardManager.addPrimaryClipChangedListener", (), "clipboard", "null"),
    ("Camera.open", ("1",), "camera", "1"),
    ("CameraManager.openCamera", ("0",), "camera", "0, null, null"),
    ("MediaRecorder.start", (), "microphone", ""),
    ("AudioRecord.startRecording", (), "microphone", ""),
    ("MediaProjectionManager.createScreenCaptureIntent", (), "screen_capture", ""),
    ("PixelCopy.request", (), "screen_capture", "null"),
    ("ExifInterface.getAttribute", ("GPSLatitude",), "photo", "GPSLatitude"),
    ("MultipartBody$Builder.addFormDataPart", ("photo", "a.jpg"), "photo", "photo, a.jpg, null"),
    ("SensorManager.registerListener", ("", "", "20000"), "sensors", "null, {Sensor type=1}, 20000"),
    ("BiometricPrompt.authenticate", (), "biometric", "null"),
    ("NfcAdapter.enableReaderMode", (), "nfc", "null"),
    ("AlarmManager.setExact", ("0", "60000"), "persistence", "0, 60000, PendingIntent"),
    ("JobScheduler.schedule", (), "persistence", "null"),
    ("WorkManager.enqueue", (), "persistence", "null"),
    ("Service.startForeground", ("7",), "persistence", "7, null"),
    ("ContextWrapper.bindService", (), "persistence", "Intent"),
    ("AccessibilityService.getRootInActiveWindow", (), "powerful_service", ""),
    ("NotificationListenerService.getActiveNotifications", (), "powerful_service", ""),
    ("VpnService.prepare", (), "powerful_service", "Context"),
    ("DevicePolicyManager.lockNow", (), "powerful_service", ""),
    (
        "ActivityCompat.requestPermissions",
        ("", "android.permission.CAMERA"),
        "permission_prompt",
        "Activity, [android.p",
    ),
    ("WebView.addJavascriptInterface", ("", "bridge"), "hybrid", "null, bridge"),
    ("WebChromeClient.onGeolocationPermissionsShowPrompt", ("https://gov.test",), "location", "https://gov.test"),
    ("WebChromeClient.onShowFileChooser", (), "file_choice", "WebView"),
    ("MethodChannel.invokeMethod", ("getLocation",), "hybrid", "getLocation, null"),
    ("OkHttpClient.newCall", (), "network", "null"),
)


@dataclass
class Kept:
    """A recording that only holds what it is given, in the order of arrival."""

    folder: Path
    events: list[tuple[Source, EventKind, dict[str, Any]]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def append(self, source: Source, kind: EventKind, data: Mapping[str, Any], *, phase: object = None) -> Any:
        with self.lock:
            self.events.append((source, kind, json.loads(json.dumps(dict(data)))))

    def add_file(self, relative: str, content: bytes) -> Path:
        raise NotImplementedError(relative)

    def path(self, relative: str) -> Path:
        raise NotImplementedError(relative)

    def calls(self, api: str = "") -> list[dict[str, Any]]:
        mine = [data for _, kind, data in self.events if kind is EventKind.CALL and not data.get("self_test")]
        return [data for data in mine if data["api"].endswith(api)]

    def states(self) -> list[str]:
        return [data["state"] for _, kind, data in self.events if kind is EventKind.CHANNEL]

    def told(self, when: str) -> dict[str, str]:
        hooks = [data for _, kind, data in self.events if kind is EventKind.HOOKS and data["when"] == when]
        return {api: state for data in hooks for api, state in data["hooks"].items()}


@pytest.fixture(scope="module")
def classes(jdk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_stand_ins(jdk, tmp_path_factory.mktemp("classes"))


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with Portal() as running:
        yield running


@pytest.fixture
def app(jdk: Path, classes: Path, portal: Portal) -> Iterator[AppProcess]:
    with start_app_process(jdk, classes, 0) as running:
        running.set("process", "cn.gov.zj.app")
        portal.join(running.pid)
        yield running


def test_every_category_is_seen_with_masked_arguments_stack_and_caller(
    app: AppProcess, portal: Portal, tmp_path: Path
) -> None:
    """And the channel proves itself, tells every hook's state, and leaves the app as it was."""
    kept = Kept(tmp_path)
    app.set("importance", "400")
    channel = JavaHooksChannel(kept, HookTarget(portal.address, app.pid))
    channel.attach()
    proof = channel.self_test()
    assert proof.ok, proof.why
    offset_ms, doubt_ms = channel.clock_offset_ms()
    assert abs(offset_ms) <= doubt_ms + 2
    for name, arguments, _, _ in CALLS:
        app.call(name, *arguments, caller="UMConfigure")
    app.call("AMapLocationClient.startLocation")
    with pytest.raises(StepFailed, match="Cannot run program"):
        app.call("java.lang.Runtime.exec", "pm list packages")
    app.call("TelephonyManager.getLine1Number", times=MANY, timeout_s=60)
    channel.detach()
    left_behind = weakref.ref(channel)
    del channel
    gc.collect()
    assert left_behind() is None

    _every_call_as_expected(kept)
    assert SECRET not in json.dumps(kept.events)
    amap = [call for call in kept.calls("LocationManager.requestLocationUpdates") if call["sdk"] == "amap"]
    assert amap[0]["stack"][1].startswith("com.amap.api.location.AMapLocationClient.startLocation")
    assert [call["args"] for call in kept.calls("Runtime.exec")] == ["pm list packages"]
    many = kept.calls("getLine1Number")
    assert sum(call["count"] for call in many) == MANY + 1
    assert len(many) < MANY / 10
    assert all(call["last_ms"] >= call["page_ms"] for call in many if call.get("together"))
    assert kept.states() == ["started", "ended"]
    assert kept.told("end")["android.telephony.TelephonyManager.getLine1Number"] == str(MANY + 1)
    installed, proofs = kept.told("attached"), kept.told("self_test")
    assert installed["android.telephony.TelephonyManager.getImei"] == "installed 2"
    assert installed["com.huawei.hms.location.FusedLocationProviderClient.getLastLocation"] == "missing_class"
    assert installed["android.telephony.TelephonyManager.getVoiceMailNumber"] == "missing_method"
    assert proofs["native open"] == proofs["java.nio.charset.Charset.isSupported"] == "called"
    assert set(proofs.values()) == {"called", "in_place"}
    assert "okhttp3.CertificatePinner.check" not in installed
    assert app.call("TelephonyManager.getSimOperator") == "46000"


def _every_call_as_expected(kept: Kept) -> None:
    told_fully = [call for call in kept.calls() if call["stack"]]
    booked = {(call["api"].rpartition(".")[2], call["category"], call["args"]): call for call in reversed(told_fully)}
    for name, _, category, told in CALLS:
        method = name.rpartition(".")[2]
        found = [
            call for (api, kind, args), call in booked.items() if (api, kind) == (method, category) and told in args
        ]
        assert found, f"{name} as {category} with {told!r}"
        call = found[0]
        assert 1 < len(call["stack"]) <= 30
        assert any("com.umeng.commonsdk.UMConfigure.through" in frame for frame in call["stack"]), name
        assert (call["process"], call["importance"], call["sdk"]) == ("cn.gov.zj.app", 400, "umeng")
    assert len({call["api"] for call in kept.calls()}) >= 50
    assert Counter(call["category"] for call in kept.calls()).keys() >= {category for _, _, category, _ in CALLS}


def test_a_class_of_a_late_loader_is_hooked_when_it_comes(
    app: AppProcess, portal: Portal, jdk: Path, tmp_path: Path
) -> None:
    source = tmp_path / "ZIMFacade.java"
    source.write_text(
        "package com.alipay.mobile.security.zim.api;\npublic class ZIMFacade { public void verify(String id) {} }\n",
        encoding="ascii",
    )
    folder = tmp_path / "late"
    folder.mkdir()
    compile_java([str(jdk / "bin" / "javac")], [str(source)], folder)
    kept = Kept(tmp_path)
    channel = JavaHooksChannel(kept, HookTarget(portal.address, app.pid))
    channel.attach()
    app.load(folder)
    api = "com.alipay.mobile.security.zim.api.ZIMFacade.verify"
    assert kept.told("attached")[api] == "missing_class"
    for _ in range(100):  # hooked a moment after its loader was made
        app.call(api, "x")
        if kept.calls("ZIMFacade.verify"):
            break
        channel.clock_offset_ms()
    channel.detach()
    assert kept.told("late")[api] == "installed 1"
    assert kept.calls("ZIMFacade.verify")[0]["category"] == "biometric"


def test_own_encryption_is_seen_in_plaintext_and_a_constructor_only_where_its_argument_matters(
    app: AppProcess, portal: Portal, jdk: Path, tmp_path: Path
) -> None:
    source = tmp_path / "Sealed.java"
    source.write_text(SEALED, encoding="ascii")
    compile_java([str(jdk / "bin" / "javac")], [str(source)], tmp_path)
    app.load(tmp_path)
    kept = Kept(tmp_path)
    channel = JavaHooksChannel(kept, HookTarget(portal.address, app.pid))
    channel.attach()
    ciphertext = base64.b64decode(app.call("own.Sealed.seal", SECRET))
    app.call("own.Sealed.address")
    channel.detach()
    assert [call["args"] for call in kept.calls("java.io.File.$init")] == ["/sys/class/net/wlan0/address"]
    (call,) = kept.calls("javax.crypto.Cipher.doFinal")
    payload = call["payload"]
    assert base64.b64decode(payload["plaintext"]).decode() == SECRET
    assert base64.b64decode(payload["ciphertext_sha256"]) == hashlib.sha256(ciphertext).digest()
    assert base64.b64decode(payload["ciphertext_head"]) == ciphertext[:32]
    assert payload["algorithm"] == "AES/ECB/PKCS5Padding"
    assert call["args"] == f"array:{len(SECRET)}"


def test_pinning_is_answered_only_where_the_run_may_unpin(app: AppProcess, portal: Portal, tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="pinning failure"):
        app.call("CertificatePinner.check", "gov.test")
    kept = Kept(tmp_path)
    channel = JavaHooksChannel(kept, HookTarget(portal.address, app.pid), unpin=True)
    channel.attach()
    app.call("CertificatePinner.check", "gov.test")
    app.call("WebViewClient.onReceivedSslError")
    channel.detach()
    assert [call["args"] for call in kept.calls("CertificatePinner.check")] == ["gov.test, null"]
    assert kept.calls("onReceivedSslError")[0]["category"] == "pinning"
    with pytest.raises(StepFailed, match="pinning failure"):
        app.call("CertificatePinner.check", "gov.test")


def test_a_process_that_dies_ends_the_coverage_at_that_moment(
    jdk: Path, classes: Path, portal: Portal, tmp_path: Path
) -> None:
    kept = Kept(tmp_path)
    with start_app_process(jdk, classes, 0) as own:
        portal.join(own.pid)
        channel = JavaHooksChannel(kept, HookTarget(portal.address, own.pid))
        channel.attach()
        assert channel.self_test().ok
    for _ in range(100):
        if "lost" in kept.states():
            break
        threading.Event().wait(0.05)
    assert kept.states() == ["started", "lost"]
    channel.detach()
    assert kept.states() == ["started", "lost"]
    with pytest.raises(CaptureLost):
        JavaHooksChannel(kept, HookTarget(portal.address, own.pid)).attach()
