"""The hook table: what comes with the harness holds what was promised, and a wrong entry is named."""

from pathlib import Path

import pytest

from harness.capture.java_hooks.hook import Category
from harness.capture.java_hooks.hook_file import bundled_table, read_table
from harness.model.faults import BadInput

HEAD = "category: device\nsource: a test\n"
ENTRY = "  - class: a.b.C\n    methods: [m]\n    collects: {en: x, zh: 某}\n"


def refusal(tmp_path: Path, text: str) -> str:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        read_table([file])
    return raised.value.line("en")


def test_the_bundled_table_has_the_breadth_that_was_asked_for() -> None:
    table = bundled_table()
    assert len(table.without_answers().java) >= 250
    booked = {hook.category for hook in table.java} | {one.category for hook in table.java for one in hook.refine}
    assert booked >= set(Category)
    functions = {hook.function for hook in table.native}
    assert functions >= {"connect", "getaddrinfo", "open", "SSL_write", "EVP_EncryptUpdate", "sm4_cbc_encrypt"}


@pytest.mark.parametrize(
    "api",
    [
        "android.telephony.TelephonyManager.getLine1Number",
        "android.provider.Settings$NameValueCache.getStringForUser",
        "com.bun.miitmdid.core.MdidSdkHelper.InitSdk",
        "com.huawei.hms.ads.identifier.AdvertisingIdClient.getAdvertisingIdInfo",
        "android.media.MediaDrm.getPropertyByteArray",
        "java.io.File.$init",
        "android.net.wifi.WifiManager.startScan",
        "android.telephony.TelephonyManager.getNeighboringCellInfo",
        "android.location.LocationManager.addNmeaListener",
        "com.amap.api.location.AMapLocationClient.setLocationOption",
        "com.baidu.location.LocationClient.setLocOption",
        "com.tencent.map.geolocation.TencentLocationManager.requestLocationUpdates",
        "android.app.ActivityManager.getRunningTasks",
        "android.app.usage.UsageStatsManager.queryEvents",
        "java.lang.ProcessBuilder.start",
        "android.content.ContentResolver.registerContentObserver",
        "android.content.ClipboardManager.addPrimaryClipChangedListener",
        "android.media.projection.MediaProjectionManager.getMediaProjection",
        "android.view.PixelCopy.request",
        "android.graphics.Bitmap.compress",
        "okhttp3.MultipartBody$Builder.addFormDataPart",
        "android.hardware.SensorManager.registerListener",
        "android.nfc.NfcAdapter.enableReaderMode",
        "android.bluetooth.le.BluetoothLeScanner.startScan",
        "android.app.AlarmManager.setExact",
        "androidx.work.WorkManager.enqueue",
        "android.accessibilityservice.AccessibilityService.getRootInActiveWindow",
        "android.net.VpnService.prepare",
        "android.view.WindowManagerImpl.addView",
        "android.app.Activity.requestPermissions",
        "android.webkit.WebView.addJavascriptInterface",
        "android.webkit.WebChromeClient.onShowFileChooser",
        "com.facebook.react.bridge.JavaModuleWrapper.invoke",
        "io.flutter.plugin.common.MethodChannel.invokeMethod",
    ],
)
def test_what_no_other_tool_watches_is_in_the_table(api: str) -> None:
    assert api in {hook.api for hook in bundled_table().java}


def test_no_argument_that_may_hold_a_person_is_kept_of_a_message() -> None:
    sending = next(hook for hook in bundled_table().java if hook.method == "sendTextMessage")
    assert sending.keep == () and sending.mask == (0, 2)


def test_a_run_that_may_not_unpin_gets_no_answers() -> None:
    table = bundled_table()
    assert any(hook.answer for hook in table.java)
    watching = table.without_answers()
    assert not any(hook.answer for hook in watching.java)
    assert not any(hook.answer for hook in watching.native)


def test_an_entry_stands_for_each_of_its_methods_with_the_defaults_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"{HEAD}hooks:\n{ENTRY.replace('[m]', '[m, n]')}    keep: [numbers, 0]\n", encoding="utf-8")
    first, second = read_table([file]).java
    assert (first.api, second.api) == ("a.b.C.m", "a.b.C.n")
    assert (first.category, first.source, first.keep) == (Category.DEVICE, "a test", ("numbers", 0))


def test_what_the_agent_gets_holds_no_words_for_people(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"{HEAD}hooks:\n{ENTRY}    mask: [1]\n", encoding="utf-8")
    told = read_table([file]).for_agent()["java"]
    assert told == [{"class_name": "a.b.C", "method": "m", "category": "device", "weight": "normal", "mask": (1,)}]


def test_a_misspelt_key_is_named_with_file_and_entry(tmp_path: Path) -> None:
    said = refusal(tmp_path, f"{HEAD}hooks:\n{ENTRY}{ENTRY.replace('.C', '.D')}    keeps: [0]\n")
    assert "mine.yaml: hooks[1].keeps: no field of this name is known; did you mean `keep`?" in said


@pytest.mark.parametrize(
    ("entry", "place", "why"),
    [
        (ENTRY.replace("a.b.C", "C"), "hooks[0].class", "no full class name"),
        (ENTRY.replace("[m]", "['1m']"), "hooks[0].methods", "no method name"),
        (ENTRY + "    only: {argument: 0, matches: '('}\n", "hooks[0].only.matches", "no regular expression"),
        (ENTRY + "    only: {argument: 0, matches: '(?i)x'}\n", "hooks[0].only.matches", "the agent's"),
        (ENTRY + "    refine: [{argument: 0, matches: x}]\n", "hooks[0].refine", "neither a category nor a weight"),
        (ENTRY + "    refine: nowhere\n", "hooks[0] a.b.C", "no refinements named"),
        (ENTRY + "    keep: [2]\n    mask: [2]\n", "hooks[0]", "both kept and masked"),
        (ENTRY + "    signature: ['not a type']\n", "hooks[0].signature", "no type"),
        (ENTRY.replace("{en: x, zh: 某}", "{en: x}"), "hooks[0].collects.zh", "the field is missing"),
        (ENTRY + ENTRY, "hooks[1] a.b.C", "stands already in"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(tmp_path: Path, entry: str, place: str, why: str) -> None:
    said = refusal(tmp_path, f"{HEAD}hooks:\n{entry}")
    assert place in said
    assert why in said


def test_two_entries_may_share_a_method_where_each_names_its_overload(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    one = ENTRY + "    signature: [int]\n"
    file.write_text(f"{HEAD}hooks:\n{one}{one.replace('[int]', '["[B"]')}", encoding="utf-8")
    assert [hook.signature for hook in read_table([file]).java] == [("int",), ("[B",)]


def test_a_file_that_is_no_yaml_or_not_there_is_bad_input(tmp_path: Path) -> None:
    assert "not readable as YAML" in refusal(tmp_path, "hooks: [")
    with pytest.raises(BadInput, match="cannot be read"):
        read_table([tmp_path / "none.yaml"])


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_example_that_people_are_given_is_a_table(tmp_path: Path, name: str) -> None:
    text = (Path(__file__).parents[3] / name).read_text(encoding="utf-8")
    example = next(block for block in text.split("```") if "com.example.vendor.IdService" in block)
    file = tmp_path / "mine.yaml"
    file.write_text(example.removeprefix("yaml"), encoding="utf-8")
    assert [hook.method for hook in read_table([file]).java] == ["getId", "getBoxedId"]
