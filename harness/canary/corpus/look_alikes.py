"""Hard negatives that are made of the persona's own values: a text of the same pattern, a list of another phone."""

import random

from harness.canary.corpus.carrying import CARRIERS, EASY
from harness.canary.corpus.case import Request
from harness.canary.corpus.identity import key
from harness.canary.draw import hex_digits
from harness.model.persona import Persona

SYSTEM_APPS = (
    "com.android.settings",
    "com.android.mms",
    "com.android.phone",
    "com.android.camera2",
    "com.android.deskclock",
    "com.android.systemui",
    "com.google.android.gms",
    "com.google.android.webview",
    "com.miui.home",
    "com.miui.gallery",
    "com.huawei.appmarket",
    "com.vivo.browser",
    "com.coloros.filemanager",
    "com.qualcomm.location",
    "com.xiaomi.market",
)
SIGNS = ("0123456789", "ABCDEFGHJKLMNPQRSTUVWXYZ")


def alike_texts(draw: random.Random, persona: Persona) -> Request:
    """A text of the same pattern as the planted clipboard's, with other codes in it; or only how both begin."""
    text = persona.clipboard
    other = "".join(_another(draw, sign) for sign in text)
    behind = draw.choice(("", "", "，如非本人操作请忽略", "|13|android"))
    fields = {key(draw, "clipboard"): draw.choice((other, other + behind, text[:5]))}
    return CARRIERS[draw.choice(EASY)](draw, fields)


def _another(draw: random.Random, sign: str) -> str:
    """Every digit and every capital another one."""
    return draw.choice(next((kind.replace(sign, "") for kind in SIGNS if sign in kind), sign))


def other_apps(draw: random.Random, persona: Persona) -> Request:
    """Another phone's list: the system's apps and strangers, among them one or two, never half, of the person's."""
    strangers = [f"com.{hex_digits(draw, 5)}.{hex_digits(draw, 4)}" for _ in range(draw.randrange(8, 20))]
    shared = draw.sample(persona.app_list, min(draw.choice((0, 1, 1, 2)), (len(persona.app_list) - 1) // 2))
    apps = [*draw.sample(SYSTEM_APPS, 10), *strangers, *shared]
    draw.shuffle(apps)
    return CARRIERS[draw.choice(EASY)](draw, {key(draw, "app_list"): draw.choice((apps, ",".join(apps)))})
