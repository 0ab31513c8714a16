"""results.json: every verdict of every run as one flat list, the same bytes for the same input."""

import json
from collections.abc import Collection
from datetime import UTC
from typing import Any

from harness.model.observation import Observation
from harness.model.saying import Language
from harness.model.verdict import Verdict
from harness.report.articles import article_order
from harness.report.leak_guard import refuse_leaks
from harness.report.people_answers import answered
from harness.report.subject import InspectedRun, Inspection


def results_json(inspection: Inspection, language: Language = "zh", forbidden: Collection[str] = ()) -> bytes:
    """UTF-8 JSON, a list ordered by app, Article, rule, device, network, role and run; `why` is in `language`.
    One that a person answered says who and when under `answer`.

    Raises EvidenceBroken when one of the raw values in `forbidden` would stand in it.
    """
    entries = [
        _entry(inspected, verdict, language) | answers.get(verdict.rule, {})
        for inspected, answers in ((one, _answers(one, inspection)) for one in inspection.runs)
        for verdict in inspected.verdicts
    ]
    entries.sort(key=_order)
    text = json.dumps(entries, ensure_ascii=False, indent=1, allow_nan=False)
    refuse_leaks(text, forbidden, where="results.json")
    # A lone surrogate becomes its JSON escape, so that hostile text cannot make the file unwritable.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _entry(inspected: InspectedRun, verdict: Verdict, language: Language) -> dict[str, Any]:
    return {
        "rule": verdict.rule,
        "article": verdict.article,
        "app": verdict.app,
        "device": verdict.device,
        "role": verdict.role,
        "network": verdict.network,
        "simulated": verdict.simulated,
        "verdict": verdict.outcome.value,
        "confidence": round(verdict.confidence, 4),
        "why": verdict.why.say(language),
        "observations": [_observation(one) for one in verdict.observations],
        "coverage": {"complete": inspected.coverage.complete, "gaps": list(verdict.coverage_gaps)},
        "run": inspected.folder,
    }


def _answers(inspected: InspectedRun, inspection: Inspection) -> dict[str, dict[str, Any]]:
    """By rule: who answered it, when, in which word and on which papers."""
    return {
        answer.rule: {
            "answer": {
                "value": answer.value,
                "by": answer.by,
                "at": answer.at.astimezone(UTC).isoformat(timespec="seconds"),
                "documents": list(answer.documents),
            }
        }
        for answer, _ in answered(inspected, inspection)
    }


def _observation(observation: Observation) -> dict[str, Any]:
    return {
        "kind": observation.kind.value,
        "channel": observation.channel.value,
        "subject": observation.subject,
        "confidence": round(observation.confidence, 4),
        "evidence": [{"file": one.file, "locator": one.locator} for one in observation.evidence],
    }


def _order(entry: dict[str, Any]) -> tuple[Any, ...]:
    fields = ("rule", "device", "network", "role", "run")
    return (entry["app"], article_order(entry["article"]), *(entry[name] for name in fields))
