"""Scans a HAR by Presidio's own regular-expression recognisers, no model: `scan_presidio.py HAR PERSONA`.

Run by the interpreter of Presidio's environment, where nothing of the harness is.
"""

import json
import sys
from pathlib import Path

import spacy  # type: ignore[import-not-found]
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # type: ignore[import-not-found]
from presidio_analyzer.nlp_engine import SpacyNlpEngine  # type: ignore[import-not-found]

sys.path.insert(0, str(Path(__file__).resolve().parent))
from stopwatch import per_round  # type: ignore[import-not-found]


class Blank(SpacyNlpEngine):  # type: ignore[misc]
    """Only the tokeniser."""

    def __init__(self) -> None:
        super().__init__()
        self.nlp = {"en": spacy.blank("en")}
        self.nlp["en"].max_length = 100_000_000


def main() -> None:
    # Its recogniser of mail addresses would fetch the list of public suffixes; the bundled one will do.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    path = Path(sys.argv[1])
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.remove_recognizer("SpacyRecognizer")
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])

    def scan() -> list[int]:
        flagged = []
        for number, entry in enumerate(json.loads(path.read_text())["log"]["entries"]):
            request = entry["request"]
            text = "\n".join((request["url"], *(one["value"] for one in request["headers"])))
            text += request.get("postData", {}).get("text", "")
            flagged += [number] if analyzer.analyze(text=text, language="en") else []
        return flagged

    per_round(scan)


main()
