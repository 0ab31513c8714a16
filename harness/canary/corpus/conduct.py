"""Leaks that are about how and to whom, not whose: trackers, plain HTTP, unreadable bodies, other pictures, videos."""

import base64
import random
from dataclasses import replace

from harness.canary.corpus import ordinary, text_container, uploads
from harness.canary.corpus.carrying import CARRIERS, EASY, post
from harness.canary.corpus.case import Case, Request, Tier, Truth
from harness.canary.corpus.identity import plain
from harness.canary.corpus.pictures import look_alike
from harness.canary.corpus.wire import Wire
from harness.model.persona import Persona

# Hosts that the documents of these SDKs name as the ones they report to.
TRACKERS = {
    "umeng": "ulogs.umeng.com",
    "getui": "c-hzgt2.getui.com",
    "jpush": "stats.jpush.cn",
    "bugly": "android.bugly.qq.com",
    "baidu-mtj": "hmma.baidu.com",
    "baidu-hm": "hm.baidu.com",
    "talkingdata": "tdsdk.cpatrk.net",
    "sensors": "sdk.sensorsdata.cn",
    "bytedance": "log.snssdk.com",
    "pangle": "api-access.pangolin-sdk-toutiao.com",
    "growingio": "api.growingio.com",
    "google": "www.google-analytics.com",
    "mob": "api.share.mob.com",
    "cnzz": "s4.cnzz.com",
}


def tracker(draw: random.Random) -> Case:
    name = draw.choice(tuple(TRACKERS))
    made = ordinary.request(draw, 600)
    path = made.url.split("/", 3)[3]
    moved = replace(made, url=f"https://{TRACKERS[name]}/{path}")
    return _case("tracker", name, "tracker-host", Tier.PLAIN, moved)


def plaintext(draw: random.Random, persona: Persona) -> Case:
    """Personal data over http: two truths, what it is and that anybody on the way could read it."""
    leak = plain(draw, persona, draw.choice(("phone", "id_card", "imei", "name")))
    made = CARRIERS[draw.choice(EASY)](draw, leak.fields)
    bare = replace(made, url=made.url.replace("https://", "http://", 1))
    owned = Truth(leak.what, leak.canary, "plain", "over_http", Tier.PLAIN)
    return Case("plaintext", (bare,), (_truth("plaintext", "http", "http", Tier.PLAIN), owned), leak.allowed)


def opaque(draw: random.Random) -> Case:
    """Encrypted by a key of the app's: random bytes, as body or spelt in a field."""
    secret = draw.randbytes(16 * draw.randrange(16, 200))
    way = draw.randrange(3)
    if way == 0:
        made = post(draw, Wire(secret, "application/octet-stream", (), text=False))
    elif way == 1:
        text = base64.b64encode(secret).decode()
        made = post(draw, text_container.json_text(draw, {"data": text, "v": 2}))
    else:
        made = post(draw, text_container.form(draw, {"params": secret.hex(), "encSecKey": draw.randbytes(128).hex()}))
    rung = ("body", "base64_in_json", "hex_in_form")[way]
    return _case("opaque_payload", "encrypted", f"opaque-{rung}", Tier.PLAIN, made)


def stranger_picture(draw: random.Random, original: bytes) -> Case:
    """A picture that was not planted: an upload, yet no planted photograph."""
    content = look_alike(draw, original)
    kind = "png" if content.startswith(b"\x89PNG") else "jpg"
    name = draw.choice(tuple(uploads.WHOLE))
    made = uploads.WHOLE[name](draw, content, kind)
    truth = Truth("photo_upload", "", "picture", f"upload-{name}", Tier.PLAIN, seeded=False, request=None)
    return Case("picture of a stranger", made, (truth,))


def video(draw: random.Random) -> Case:
    content, kind = uploads.video(draw, draw.randrange(20_000, 80_000))
    name = draw.choice(("multipart", "raw", "range", "cloud_part"))
    made = {**uploads.WHOLE, **uploads.PARTS}[name](draw, content, kind)
    truth = Truth("video_upload", "", kind, f"upload-{name}", Tier.PLAIN, seeded=False, request=None)
    return Case("video", made, (truth,))


def _truth(what: str, form: str, rung: str, tier: Tier) -> Truth:
    return Truth(what, "", form, rung, tier, seeded=False)


def _case(what: str, form: str, rung: str, tier: Tier, made: Request) -> Case:
    return Case(f"{what} {form}", (made,), (_truth(what, form, rung, tier),))
