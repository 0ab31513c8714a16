"""An account's password in a request: in a URL or without TLS it is a leak, elsewhere it is how people sign in."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.detect.traffic.sent_field import SentField
from harness.model.app import Account

# A shorter one would be found everywhere.
SHORTEST_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class PasswordSeen:
    """`field` holds the whole password, `password` as it stands there."""

    field: SentField
    password: str


def passwords_of(accounts: Iterable[Account]) -> tuple[str, ...]:
    """The passwords that are long enough to be looked for, as text is normalised."""
    known = (unicodedata.normalize("NFKC", account.password) for account in accounts)
    return tuple(dict.fromkeys(one for one in known if len(one) >= SHORTEST_PASSWORD))


def passwords_in(fields: Iterable[SentField], passwords: Sequence[str]) -> tuple[PasswordSeen, ...]:
    """Every field that holds one of the passwords; in other letters it is another password."""
    return tuple(PasswordSeen(one, password) for one in fields for password in passwords if password in one.text)
