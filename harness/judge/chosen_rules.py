"""Which rules somebody asks for: by Article, state and family, or one by its id."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from harness.judge.rule import Catalogue, Rule, State
from harness.model.faults import BadInput
from harness.model.saying import Saying

MOST_ALIKE = 3  # ids named beside one that is not there


def select_rules(catalogue: Catalogue, article: str = "", state: str = "", family: str = "") -> tuple[Rule, ...]:
    """Rules of an Article (`14` includes `14(2)`), a state and a family (`PI`, `A14`, `A16-IPV6`); empty means any.

    Raises BadInput for an Article, state or family that no rule has, with those there are.
    """
    rules = catalogue.rules.values()
    families = dict.fromkeys(rule.id.rpartition("-")[0] for rule in rules)
    _refuse_unknown("--state", state, [one.value for one in State])
    _refuse_unknown(
        "--article", article.partition("(")[0], dict.fromkeys(one.article.partition("(")[0] for one in rules)
    )
    _refuse_unknown("--article", article, dict.fromkeys(shown for one in rules for shown in _articles(one.article)))
    _refuse_unknown("--family", family.upper(), dict.fromkeys(part for one in families for part in _parts(one)))
    return tuple(
        rule
        for rule in rules
        if (not article or rule.article == article or rule.article.startswith(f"{article}("))
        and (not state or rule.state == state)
        and (not family or rule.id.upper().startswith(f"{family.upper()}-"))
    )


def _articles(article: str) -> tuple[str, str]:
    return article.partition("(")[0], article


def _parts(family: str) -> tuple[str, str]:
    """`A16-IPV6` is also of the family `A16`."""
    return family.partition("-")[0].upper(), family.upper()


def _refuse_unknown(option: str, given: str, known: Iterable[str]) -> None:
    there = list(known)
    if given and given not in there:
        en, zh = ", ".join(there), "、".join(there)
        mend = Saying(f"use one of: {en}", f"选用其一：{zh}")
        raise BadInput(Saying("no rule has it", "没有这类规则"), f"{option} {given}", mend)


def find_rule(catalogue: Catalogue, rule_id: str) -> Rule:
    """The rule of an id, in capitals or not. Raises BadInput naming the id and those that are like it."""
    by_name = {known.casefold(): rule for known, rule in catalogue.rules.items()}
    found = by_name.get(rule_id.casefold())
    if found is None:
        like = [by_name[name].id for name in get_close_matches(rule_id.casefold(), by_name, n=MOST_ALIKE)]
        en, zh = ", ".join(like), "、".join(like)
        near = Saying(f"did you mean {en}? ", f"确认是否指 {zh}？") if like else Saying("", "")
        mend = Saying(f"{near.en}list them with `harness rules`", f"{near.zh}用 `harness rules` 查看全部规则")
        raise BadInput(Saying(f"no rule is called {rule_id!r}", f"没有规则 {rule_id}"), "rule", mend)
    return found


def named_rule(catalogue: Catalogue, words: Sequence[str]) -> Rule | None:
    """The rule of `A14-2a` or `explain A14-2a`; None for no words. Raises BadInput for anything else."""
    names = list(words[1:] if list(words[:1]) == ["explain"] else words)
    if not words:
        return None
    if len(names) != 1:
        mend = Saying("write: harness rules explain A14-2a", "写作 harness rules explain A14-2a")
        raise BadInput(Saying("name one rule", "须指明一条规则"), "rule", mend)
    return find_rule(catalogue, names[0])
