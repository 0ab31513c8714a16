"""Scans a HAR by regular expressions alone, as a quick script would: `scan_regex.py HAR PERSONA`."""

import json
import re
import sys
from pathlib import Path

from tests.bench.stopwatch import per_round

SHAPES = (
    r"(?<!\d)1[3-9]\d{9}(?!\d)",
    r"(?<!\d)\d{17}[\dXx](?!\d)",
    r"(?<!\d)\d{15}(?!\d)",
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    r"(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}",
    r"(?<!\d)\d{2,3}\.\d{4,}",
    r"[\w.+-]+@[\w-]+\.[\w.]+",
)


def main() -> None:
    path, persona = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
    planted = [re.escape(persona[name]) for name in ("name", "phone", "id_card", "imei", "oaid", "mac", "idfa")]
    patterns = [re.compile(shape) for shape in (*SHAPES, "|".join(planted))]

    def scan() -> list[int]:
        flagged = []
        for number, entry in enumerate(json.loads(path.read_text())["log"]["entries"]):
            request = entry["request"]
            text = "\n".join((request["url"], *(one["value"] for one in request["headers"])))
            text += request.get("postData", {}).get("text", "")
            found = [pattern.findall(text) for pattern in patterns]
            flagged += [number] if found[-1] else []
        return flagged

    per_round(scan)


main()
