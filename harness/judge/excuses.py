"""Excuses: what takes a finding away - a declared exception, a declared necessity, a legal basis other than consent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from harness.judge.rule import Rule
from harness.model.app import App, DeclaredException
from harness.model.observation import Kind, Observation
from harness.model.run import Run
from harness.model.saying import Saying
from harness.model.verdict import Outcome

# Article 14(2) names 安保、应急; anything else is not an exception of the text.
GROUNDS = ("安保", "应急", "security", "emergency")
# IN-07: bases under which personal information needs notice, not consent (PIPL Article 13).
NOT_CONSENT = ("人力资源", "法定职责", "应急", "human_resources", "statutory_duty", "emergency")
DATA_CLASS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LOCATION_SENT: "location",
        Kind.TRAIL_SENT: "location",
        Kind.PHOTO_SENT: "photo",
        Kind.FINGERPRINT_SENT: "fingerprint",
    }
)
_BY_SUBJECT = (Kind.PERSONAL_DATA_SENT, Kind.API_CALL)
_NOTICE = (Kind.CONSENT_DIALOG, Kind.PRIVACY_POLICY)


def declared_exception(
    rule: Rule, run: Run, support: Sequence[Observation], *, by_person: bool = False
) -> tuple[Outcome, Saying] | None:
    """What a declared exception makes of a finding: `not_applicable`, `suspect` where it is not shown, else None.

    Accepted only with a named document and its hash, a ground of the text, where the run's day is one of its days, and
    where the run shows the function in the declared roles only (standards.md IN-05, 15.4 and A14-2a). With `by_person`
    one that fits is `suspect` all the same: the campaign reads 特殊场景规定 so that the document's level must be looked
    at.
    """
    declared = [one for one in run.app.exceptions if one.function in rule.exceptions or one.function == rule.id]
    if not declared:
        return None
    fitting = [one for one in declared if _holds(one, support, run.day)]
    label = _label((fitting or declared)[0])
    if not fitting:
        what = Saying(
            f"the declared exception ({label}) is not shown to fit: it needs a security or emergency rule with its "
            "hash, days that the run falls on, and the function seen only in its roles",
            f"所申报的例外（{label}）未能证实：须有安保或应急文件及其散列值，检测当日在其时段内，且功能仅见于所列角色",
        )
        return Outcome.SUSPECT, what
    if by_person:
        what = Saying(
            f"an exception is declared ({label}); a person must look at the level of its rule",
            f"已申报例外（{label}），其文件层级须人工审查",
        )
        return Outcome.SUSPECT, what
    return Outcome.NOT_APPLICABLE, Saying(f"a declared exception applies ({label})", f"适用所申报的例外（{label}）")


def _label(heard: DeclaredException) -> str:
    days = f"{heard.valid_from or '-'} – {heard.valid_until or '-'}"
    return f"{heard.ground} / {heard.document or '-'} / {heard.sha256[:12] or '-'} / {days}"


def _holds(heard: DeclaredException, support: Sequence[Observation], day: date) -> bool:
    roles = {one.role for one in support if one.role}
    written = bool(heard.document and heard.sha256) and any(ground in heard.ground for ground in GROUNDS)
    return written and heard.holds_on(day) and bool(roles) and roles <= set(heard.roles)


def declared_necessity(rule: Rule, app: App, support: Iterable[Observation]) -> Saying | None:
    """The remark where IN-06 declares the media of this finding as necessary, else None."""
    if not rule.necessity:
        return None
    named = {one.subject for one in support} | {str(one.data.get("form", "")) for one in support}
    declared = [entry for entry in app.necessary_media if entry in rule.necessity or entry in named]
    if not declared:
        return None
    listed = ", ".join(declared)
    return Saying(
        f"its necessity is declared ({listed}); to be checked by a person", f"已申报必要性（{listed}），须人工核对"
    )


def rest_on_consent(rule: Rule, app: App, observations: Sequence[Observation]) -> frozenset[int]:
    """Indices of what a consent rule may count: all, less the data whose declared legal basis is not consent.

    Notice is still owed, so the basis is heard only where a notice was seen.
    """
    everything = frozenset(range(len(observations)))
    noticed = any(one.kind in _NOTICE for one in observations)
    if not rule.consent_based or not app.legal_basis or not noticed:
        return everything
    return frozenset(index for index in everything if not _other_basis(app.legal_basis, observations[index]))


def _other_basis(legal_basis: Mapping[str, str], one: Observation) -> bool:
    item = one.subject if one.kind in _BY_SUBJECT else DATA_CLASS.get(one.kind)
    if item is None:
        return False
    return legal_basis.get(item, legal_basis.get("*", "")) in NOT_CONSENT
