"""Chatter: what surrounds a value in ordinary traffic, and the hosts and headers of an ordinary app."""

import random
import uuid
from datetime import UTC, datetime, timedelta

from harness.canary.corpus.case import Fields

FIRST_PARTY = "lincheng.test"
HOSTS = tuple(f"{name}.{FIRST_PARTY}" for name in ("api", "duban", "m", "gateway", "file", "push"))
START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
PATHS = [
    "user/info",
    "task/list",
    "report/submit",
    "news/detail",
    "common/config",
    "v2/collect",
    "sync/up",
    "msg/unread",
    "form/save",
]
AGENTS = (
    "Mozilla/5.0 (Linux; Android 14; LC-A14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.71 Mobile",
    "okhttp/4.12.0",
    "Lincheng/1.4.2 (iPhone; iOS 17.5; Scale/3.00)",
)
WORDS = [
    "督办",
    "通知",
    "关于",
    "做好",
    "防汛",
    "工作",
    "的",
    "补充",
    "街道",
    "社区",
    "网格",
    "走访",
    "台账",
    "报送",
    "时间",
    "安排",
    "会议",
    "纪要",
    "材料",
    "清单",
    "反馈",
]


def moment(draw: random.Random) -> datetime:
    return START + timedelta(milliseconds=draw.randrange(8 * 3_600_000))


def host(draw: random.Random) -> str:
    return draw.choice(HOSTS)


def address(draw: random.Random) -> str:
    """scheme://host/path of an ordinary call, without a query."""
    return f"https://{host(draw)}/{draw.choice(('api', 'rest', 'app', 'h5'))}/{draw.choice(PATHS)}"


def headers(draw: random.Random) -> list[tuple[str, str]]:
    chosen = [("User-Agent", draw.choice(AGENTS)), ("Accept", "application/json, text/plain, */*")]
    if draw.random() < 0.5:
        chosen.append(("X-Request-Id", str(uuid.UUID(int=draw.getrandbits(128), version=4))))
    if draw.random() < 0.3:
        chosen.append(("X-Timestamp", millis(draw)))
    return chosen


def millis(draw: random.Random) -> str:
    return str(int(moment(draw).timestamp() * 1000))


def sentence(draw: random.Random, words: int) -> str:
    return "".join(draw.choices(WORDS, k=words))


def fields(draw: random.Random, most: int = 7) -> Fields:
    """Some fields that any request may have; none of them is about a person."""
    stock: Fields = {
        "ts": int(millis(draw)),
        "version": f"{draw.randrange(1, 9)}.{draw.randrange(20)}.{draw.randrange(200)}",
        "os": draw.choice(("android", "ios", "harmony")),
        "page": draw.randrange(1, 40),
        "pageSize": draw.choice((10, 20, 50)),
        "sid": uuid.UUID(int=draw.getrandbits(128), version=4).hex,
        "nonce": f"{draw.getrandbits(64):x}",
        "title": sentence(draw, draw.randrange(2, 9)),
        "price": round(draw.uniform(1, 900), 2),
        "enabled": draw.random() < 0.5,
        "screen": draw.choice(("1080x2400", "1170x2532", "720x1600")),
        "tags": [sentence(draw, 1) for _ in range(draw.randrange(1, 4))],
        "parent": None,
    }
    names = draw.sample(list(stock), draw.randrange(1, most + 1))
    return {name: stock[name] for name in names}


def among(draw: random.Random, leak: Fields) -> Fields:
    """The leak's fields somewhere between others, sometimes one floor deeper; order within the leak is kept."""
    around = list(fields(draw).items())
    place = draw.randrange(len(around) + 1)
    inner = {draw.choice(("data", "params", "device", "body", "info")): leak} if draw.random() < 0.4 else leak
    taken = set(inner)
    before = {name: value for name, value in around[:place] if name not in taken}
    after = {name: value for name, value in around[place:] if name not in taken}
    return {**before, **inner, **after}
