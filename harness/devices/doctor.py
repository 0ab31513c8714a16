"""What `harness doctor` says: every component, and what is lost without it."""

import json
from collections.abc import Sequence
from typing import Any

from harness.devices.components import Component, state
from harness.devices.lab_only import lab_only_data, lab_only_lines
from harness.model.saying import Language, Saying

_READY = Saying("everything that a run needs is here", "运行所需组件齐全")
_NOT_READY = Saying("some components that a run needs are missing", "缺少运行所需的组件")


def ready(components: Sequence[Component]) -> bool:
    """Whether all that a run needs can be used."""
    return all(component.usable or not component.needed for component in components)


def _line(component: Component, language: Language) -> str:
    mark = "✓" if component.usable else "✗" if component.needed else "·"
    words = [f"{mark} {component.name}"]
    if component.version:
        words.append(component.version)
    notes = [] if component.usable else [state(component).say(language), _loss(component, language)]
    separator, opening = ("；", "：") if language == "zh" else ("; ", ": ")
    return " ".join(words) + (opening + separator.join(notes) if notes else "")


def _loss(component: Component, language: Language) -> str:
    needed, mend = component.needed_for.say(language), component.mend.say(language)
    return f"没有它就没有：{needed}；补救：{mend}" if language == "zh" else f"lost without it: {needed}; mend: {mend}"


def doctor_lines(components: Sequence[Component], language: Language) -> tuple[str, ...]:
    """One line a component (of `components.survey()`), one that sums up, and what only a laboratory can prove."""
    summary = _READY if ready(components) else _NOT_READY
    lines = (_line(component, language) for component in components)
    return (*lines, summary.say(language), *lab_only_lines(language))


def doctor_json(components: Sequence[Component]) -> str:
    """The same as JSON: {"ready": bool, "components": [{key, name, version, found, ...}], "lab_only": [...]}."""
    listed = [_as_data(component) for component in components]
    said = {"ready": ready(components), "components": listed, "lab_only": lab_only_data()}
    return json.dumps(said, ensure_ascii=False, indent=2)


def _as_data(component: Component) -> dict[str, Any]:
    def both(saying: Saying | None) -> dict[str, str] | None:
        return {"en": saying.en, "zh": saying.zh} if saying else None

    return {
        "key": component.key,
        "name": component.name,
        "version": component.version,
        "found": component.found,
        "usable": component.usable,
        "needed_by": component.needed_by,
        "problem": both(component.problem),
        "needed_for": both(component.needed_for),
        "mend": both(component.mend),
    }
