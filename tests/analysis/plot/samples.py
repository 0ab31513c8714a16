"""Data for every plot, as the analysis would hand it over."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from harness.analysis.stability.measured import LONGEST_MS
from harness.analysis.trend.night_series import COLD_START, CRASH_RATE, Night, Series

MATRIX = pd.DataFrame(
    {
        "burdened": ["violation", "violation", "suspect"],
        "compliant": ["pass", "not_tested", "pass"],
        "林城办事": ["advice", None, "not_applicable"],
    },
    index=pd.Index(["android-phone", "harmony-phone", "ios-phone"]),
)
COUNTS = (
    ("burdened · android-phone", 8, 100),
    ("compliant · android-phone", 0, 100),
    ("compliant · ios-phone", 1, 450),
)


def starts() -> dict[str, list[float]]:
    drawn = np.random.default_rng(11)
    return {
        "burdened · android-phone": [*drawn.lognormal(7.7, 0.35, 29), LONGEST_MS],
        "compliant · android-phone": list(drawn.lognormal(6.8, 0.15, 30)),
        "compliant · $phone$": list(drawn.lognormal(6.9, 0.2, 4)),
    }


def rate_series() -> Series:
    counts = [0, 1, 0, 0, 1, 0, 0, 0, 7, 6, 0, 1]
    first = date(2026, 11, 1)
    nights = (
        Night(first + timedelta(n), k / 50, max(0, k / 50 - 0.05), k / 50 + 0.07, 50, k) for n, k in enumerate(counts)
    )
    return Series("burdened", "android-phone", "host", CRASH_RATE, tuple(nights))


def start_series() -> Series:
    first = date(2026, 11, 1)
    nights = (Night(first + timedelta(n), ms, ms - 80, ms + 90, 30) for n, ms in enumerate((900, 930, 910, 1300)))
    return Series("compliant", "ios-phone", "host", COLD_START, tuple(nights))


IPV6 = {
    "burdened · N1": {"bytes_share": 0.31, "connections_share": 0.44, "names_share": 0.5},
    "compliant · N1": {"bytes_share": 0.97, "names_share": 1.0},
}


def moves() -> pd.DataFrame:
    ways = [("a", "b", "通知公告"), ("b", "c", "关于$做好$工作的通知及其附件"), ("a", "d", "我的"), ("d", "a", "首页")]
    left = [("d", "outside other.example", "官网"), ("c", "blank", "看板"), ("c", "c", ""), ("c", "", "失败")]
    return pd.DataFrame([*ways, *left], columns=["origin", "target", "control"])


def trail() -> pd.DataFrame:
    angle = np.linspace(0, 5, 60)
    walked = pd.DataFrame({"east_m": 300 * np.sin(angle) + 40 * angle, "north_m": 220 * np.cos(angle) - 220})
    walked["background"], walked["sent"] = [place > 40 for place in range(60)], False
    left = walked.iloc[[5, 12, 20, 33, 45, 52]].assign(sent=True)
    return pd.concat([walked, left], ignore_index=True)


def events() -> pd.DataFrame:
    drawn = np.random.default_rng(12)
    kinds = ["step", "screen", "request", "call", "start", "breakdown", "console"]
    times = np.sort(drawn.uniform(0, 90_000, 400))
    phases = [("before_consent", "refused", "after_consent", "background")[int(ms // 25_000)] for ms in times]
    return pd.DataFrame(
        {
            "mono_ms": times,
            "kind": drawn.choice(kinds, 400, p=[0.2, 0.15, 0.4, 0.15, 0.04, 0.01, 0.05]),
            "phase": phases,
        }
    )


def growth() -> tuple[list[int], list[float]]:
    noise = np.random.default_rng(13).normal(0, 1.5, 100)
    return list(range(100)), [120 + 0.5 * loop + float(noise[loop]) for loop in range(100)]
