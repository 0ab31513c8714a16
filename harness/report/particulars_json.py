"""particulars.json: what a test report must hold beside its results (ISO/IEC 17025, 7.8.2.1), for programs to read."""

import json
from collections.abc import Collection
from dataclasses import asdict

from harness.model.saying import Language
from harness.report.leak_guard import refuse_leaks
from harness.report.outcomes import by_app
from harness.report.particulars import particulars
from harness.report.statements import statements
from harness.report.subject import Inspection
from harness.report.words import load_words


def particulars_json(inspection: Inspection, language: Language = "zh", forbidden: Collection[str] = ()) -> bytes:
    """UTF-8 JSON in `language`: the items by letter, the conclusion of each app by Article, the rules of deciding.

    Raises EvidenceBroken when one of the raw values in `forbidden` would stand in it.
    """
    words = load_words(language)
    told = {
        "title": inspection.title or words.say("title"),
        "report_id": inspection.report_id,
        "particulars": [asdict(one) for one in particulars(inspection, words)],
        "conclusions": [
            {"app": app.app.key, "articles": {article: app.article(article) for article in app.articles}}
            for app in by_app(inspection.runs, inspection.rules)
        ],
        "results": "results.json",
        "decisions": [words.say(f"method.decision.{number}") for number in range(1, 7)],
        "switches": dict(inspection.switches),
        "statements": list(statements(inspection, words)),
        "runs": [
            {"recording": one.folder, "status": one.status, "seal": one.seal_state, "seal_sha256": one.seal_digest}
            for one in inspection.runs
        ],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    refuse_leaks(text, forbidden, where="particulars.json")
    return (text + "\n").encode("utf-8", "backslashreplace")
