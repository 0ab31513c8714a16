"""Passwords that leave as a weak digest: MD5 or SHA-1, plain or in base64, is undone by a table (standards, CR-10)."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.identity.digest_form import digest_forms
from harness.detect.traffic.sent_field import SentField
from harness.model.observation import Kind, Observation

WEAK = ("md5", "md5-16", "md5-base64", "sha1", "sha1-base64")
LONGEST_FIELD = 200  # a digest is a field of its own; what is longer is text
KEPT_PASSWORDS = 64


def detect_weak_digest(view: TrafficView) -> Iterable[Observation]:
    """WEAK_DIGEST of a password, one for each receiver and form. A digest with a salt is not known again."""
    groups: dict[tuple[str, str], list[Trace]] = {}
    for sent in view.sent:
        for field, form in _digests(sent, view.passwords):
            groups.setdefault((sent.message.host, form), []).append(Trace(sent, field.where, form))
    for (_, form), traces in groups.items():
        yield observed(Finding(Kind.WEAK_DIGEST, "password", 0.9, tuple(traces), data={"form": form}), view.masker)


def _digests(sent: Sent, passwords: Iterable[str]) -> Iterator[tuple[SentField, str]]:
    known = {text: form for password in passwords for text, form in _weak_forms(password).items()}
    for field in sent.fields:
        if len(field.text) <= LONGEST_FIELD:
            value = field.text.strip().rstrip("=")
            form = known.get(value) or known.get(value.lower())
            if form:
                yield field, form


@lru_cache(KEPT_PASSWORDS)
def _weak_forms(password: str) -> Mapping[str, str]:
    """Form by text; hexadecimal in lower case, base64 as it is and without its padding."""
    forms = digest_forms(password.encode(), nested=False)
    return {text if exact else text.lower(): form for form, text, exact in forms if form in WEAK}
