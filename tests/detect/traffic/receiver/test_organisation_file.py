"""The table as people write it: the bundled one is sound, and every slip in one is named by file, entry and field."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.detect.traffic.receiver.organisation import Category
from harness.detect.traffic.receiver.organisation_file import bundled_services, load_services
from harness.model.faults import BadInput


def written() -> dict[str, Any]:
    source = {"url": "https://acme.com/doc", "read_on": "2026-11-22", "names": ["acme.com"]}
    first = {"id": "acme", "organisation": "acme", "name": "Acme", "category": "push", "domains": ["acme.com"]}
    second = {"id": "road", "organisation": "acme", "name": "Road", "category": "map", "domains": ["road.acme.com"]}
    return {
        "organisations": {"acme": {"en": "Acme", "zh": "艾克米", "seat": "CN"}},
        "services": [first | {"source": source}, second | {"source": "unverified", "classes": ["com.acme.road"]}],
    }


def put(folder: Path, content: Any) -> Path:
    (folder / "acme.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def test_a_table_is_read(tmp_path: Path) -> None:
    table = load_services(put(tmp_path, written()))
    push, road = table.services
    assert (push.tracking, road.tracking) == (True, False)
    assert push.source_of("acme.com") == "https://acme.com/doc (2026-11-22)"


Slip = Callable[[dict[str, Any]], object]
SLIPS: dict[str, tuple[Slip, str]] = {
    "unknown category": (lambda one: one["services"][1].update(category="spying"), "road: category"),
    "misspelt field": (lambda one: one["services"][1].update(domain=["x.com"]), "road: domain"),
    "no domain": (lambda one: one["services"][1].update(domains=["road"]), "road: domains[0]"),
    "a public suffix": (lambda one: one["services"][1].update(domains=["com.cn"]), "road: domains[0]"),
    "an address": (lambda one: one["services"][1].update(domains=["203.0.113.7"]), "road: domains[0]"),
    "upper case": (lambda one: one["services"][1].update(domains=["Acme.net"]), "road: domains[0]"),
    "one name for a package": (lambda one: one["services"][1].update(classes=["road"]), "road: classes[0]"),
    "a domain twice": (lambda one: one["services"][1].update(domains=["acme.com"]), "road: domains"),
    "an id twice": (lambda one: one["services"][1].update(id="acme"), "acme: id"),
    "unknown organisation": (lambda one: one["services"][1].update(organisation="bcme"), "road: organisation"),
    "no source": (lambda one: one["services"][1].pop("source"), "road: source"),
    "nothing to find it by": (lambda one: one["services"][1].update(domains=[], classes=[]), "road"),
    "a source for what is not there": (lambda one: one["services"][0]["source"].update(names=["b.com"]), "acme"),
    "a source that is no address": (lambda one: one["services"][0]["source"].update(url="a book"), "acme: source"),
    "a domain below its own": (lambda one: one["services"][0]["domains"].append("x.acme.com"), "acme: domains"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_by_file_entry_and_field(tmp_path: Path, slip: str) -> None:
    content = written()
    make, where = SLIPS[slip]
    make(content)
    with pytest.raises(BadInput) as fault:
        load_services(put(tmp_path, content))
    assert fault.value.where.startswith(f"organisations/acme.yaml: {where}")


@pytest.mark.parametrize("content", [["a list"], {"service": []}, None, "{"])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, content: object) -> None:
    if content == "{":
        (tmp_path / "acme.yaml").write_text("{")
    else:
        put(tmp_path, content)
    with pytest.raises(BadInput, match="acme"):
        load_services(tmp_path)


def test_the_bundled_table_is_sound_and_large_enough() -> None:
    table = bundled_services()
    assert len(table.services) >= 250
    assert sum(one.tracking for one in table.services) >= 150
    assert {one.category for one in table.services} == set(Category)


# Hosts as they are seen in traffic of Chinese apps, and whose they are.
SEEN = {
    "ulogs.umeng.com": "umeng",
    "alogs.umengcloud.com": "umeng",
    "sdk-open-phone.getui.com": "getui_push",
    "sdk.open.phone.igexin.com": "getui_push",
    "tsis.jpush.cn": "jiguang",
    "stats.jpush.cn": "jiguang_statistics",
    "android.bugly.qq.com": "bugly",
    "pingma.qq.com": "tencent_mta",
    "oth.eve.mdt.qq.com": "tencent_beacon",
    "sdk.e.qq.com": "gdt",
    "mi.gdt.qq.com": "gdt",
    "api.tendcloud.com": "talkingdata",
    "hm.baidu.com": "baidu_tongji",
    "hmma.baidu.com": "baidu_mtj",
    "mobads.baidu.com": "baidu_mobads",
    "api.map.baidu.com": "baidu_map",
    "restapi.amap.com": "amap",
    "logs.amap.com": "amap_log",
    "apis.map.qq.com": "tencent_map",
    "metrics-drcn.dt.hicloud.com": "huawei_hianalytics",
    "data.mistat.xiaomi.com": "xiaomi_statistics",
    "resolver.msg.xiaomi.net": "xiaomi_platform",
    "dragate-cn.dc.heytapmobi.com": "oppo_statistics",
    "api-push.vivo.com.cn": "vivo_push",
    "api-push.meizu.com": "meizu_push",
    "log.snssdk.com": "bytedance_applog",
    "pangolin.snssdk.com": "pangle",
    "api-access.pangolin-sdk-toutiao.com": "pangle",
    "apmplus.volces.com": "volcengine_apmplus",
    "open.e.kuaishou.com": "kuaishou_ads",
    "api.share.mob.com": "sharesdk",
    "fp-it.fengkongcloud.com": "shumei",
    "fp.tongdun.net": "tongdun",
    "api.geetest.com": "geetest_captcha",
    "c.dun.163yun.com": "yidun",
    "ap-web-1.agora.io": "agora",
    "webim.tim.qq.com": "tencent_im",
    "rs.easemob.com": "easemob",
    "navqd.cn.rongnav.com": "rongcloud",
    "servicewechat.com": "wechat_mini",
    "api.weixin.qq.com": "wechat",
    "upload.qiniup.com": "qiniu",
    "s4.cnzz.com": "cnzz",
    "sdk.51.la": "la51",
    "app-measurement.com": "google_analytics",
    "firebaselogging-pa.googleapis.com": "firebase_analytics",
    "o1.ingest.sentry.io": "sentry",
    "graph.facebook.com": "facebook",
    "mpush-api.aliyun.com": "aliyun_emas_push",
    "gov-1.cn-hangzhou.log.aliyuncs.com": "aliyun_log",
    "gov.oss-cn-hangzhou.aliyuncs.com": "aliyun_oss",
    "oapi.dingtalk.com": "dingtalk",
    "open.feishu.cn": "feishu",
}


@pytest.mark.parametrize("host", SEEN)
def test_the_bundled_table_knows_the_usual_hosts(host: str) -> None:
    found = bundled_services().at(host)
    assert found is not None
    assert found[0].id == SEEN[host]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("com.umeng.analytics.MobclickAgent", "umeng"),
        ("com.igexin.push.core.Service", "getui_push"),
        ("cn.jpush.android.service.PushService", "jiguang"),
        ("com.tencent.bugly.crashreport.CrashReport", "bugly"),
        ("com.amap.api.location.AMapLocationClient", "amap"),
        ("com.bytedance.sdk.openadsdk.TTAdSdk", "pangle"),
        ("com.huawei.hms.push.HmsMessaging", "huawei_push"),
    ],
)
def test_the_bundled_table_knows_the_usual_classes(name: str, key: str) -> None:
    found = bundled_services().of_class(name)
    assert found is not None
    assert found.id == key


@pytest.mark.parametrize("host", ["lincheng.gov.cn", "example.com", "umeng.com.evil.cn", "203.0.113.7", "com.cn"])
def test_the_bundled_table_claims_no_strangers(host: str) -> None:
    assert bundled_services().at(host) is None
