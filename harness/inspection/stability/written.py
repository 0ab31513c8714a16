"""A stability trial as JSON: figures, verdicts, what could not be tested. Masked like everything that is printed."""

import json
from pathlib import Path
from typing import Any

from harness.inspection.stability.course import Course
from harness.inspection.stability.judged import Judged
from harness.inspection.stability.table import not_here
from harness.recording.json_form import to_json


def as_json(judged: Judged, course: Course) -> dict[str, Any]:
    run = judged.assessment.run
    return {
        "app": run.app.key,
        "device": run.device.key,
        "simulated": run.device.simulated,
        "network": run.network,
        "seed": run.seed,
        "status": course.status.value,
        "recording": f"{run.run_id}/attempt-{run.attempt}",
        "sessions": [to_json(use) for use in course.uses],
        "measures": [
            {"kind": one.kind.value, "subject": one.subject, "data": to_json(one.data)} for one in judged.measures
        ],
        "verdicts": [
            {
                "rule": one.rule,
                "outcome": one.outcome.value,
                "why": {"zh": one.why.zh, "en": one.why.en},
                "not_here": not_here(one.rule),
            }
            for one in judged.verdicts
        ],
    }


def write_json(judged: Judged, course: Course, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(as_json(judged, course), ensure_ascii=False, indent=1), encoding="utf-8")
