"""`harness rules`: the catalogue as a list with its counts, one rule whole, or either as JSON."""

import json
from collections.abc import Sequence

from harness.judge.catalogue_file import load_catalogue
from harness.judge.chosen_rules import named_rule, select_rules
from harness.judge.explain import explain_lines, list_lines, rule_json
from harness.judge.tally import tally_lines
from harness.model.saying import Language
from harness.report.references import references_in
from harness.report.words import load_words


def rules_text(
    words: Sequence[str],
    language: Language,
    *,
    article: str = "",
    family: str = "",
    state: str = "",
    as_json: bool = False,
) -> str:
    """What is printed. `words` are empty, an id, or `explain` and an id. Raises BadInput for an unknown rule."""
    catalogue = load_catalogue()
    one = named_rule(catalogue, words)
    chosen = (one,) if one else select_rules(catalogue, article, state, family)
    if as_json:
        return json.dumps([rule_json(rule) for rule in chosen], ensure_ascii=False, indent=1)
    if one is None:
        return "\n".join([*list_lines(chosen, language), *tally_lines(chosen, language)])
    words_of_reports = load_words(language)
    cited = references_in(f"{one.source} {' '.join(note.note.en for note in one.thresholds)}", words_of_reports)
    return "\n".join(
        [*explain_lines(one, language, words_of_reports.name), *(f"  {key}: {name}" for key, name in cited.items())]
    )
