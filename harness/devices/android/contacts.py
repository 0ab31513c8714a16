"""The planted contacts in the handset's address book, under an account of ours so that they can be taken out again."""

from collections.abc import Sequence
from dataclasses import dataclass

from harness.devices.android import content_provider
from harness.devices.android.adb import Handset
from harness.devices.android.content_provider import sql_text

ACCOUNT = "zhengwu-harness"
_AUTHORITY = "content://com.android.contacts"
_RAW = f"{_AUTHORITY}/raw_contacts"
# Only who says that it is the account's own sync adapter deletes for good; others only mark as deleted.
_RAW_FOR_GOOD = f"{_RAW}?caller_is_syncadapter=true"
_ITEM = "vnd.android.cursor.item"


@dataclass(frozen=True, slots=True)
class PlantedContact:
    name: str
    phone: str


def put_contacts(handset: Handset, contacts: Sequence[PlantedContact]) -> tuple[PlantedContact, ...]:
    """Add contacts; those that cannot be read back afterwards are returned (none: all are there)."""
    for contact in contacts:
        content_provider.insert(handset, _RAW, {"account_type": ACCOUNT, "account_name": ACCOUNT})
        numbers = [int(row["_id"]) for row in _ours(handset) if row["_id"].isdigit()]
        if numbers:
            _write(handset, max(numbers), contact)
    there = set(read_contacts(handset))
    return tuple(one for one in contacts if one not in there)


def read_contacts(handset: Handset) -> tuple[PlantedContact, ...]:
    """The contacts of our account, as apps see them."""
    rows = content_provider.query(
        handset, f"{_AUTHORITY}/data/phones", ("display_name", "data1"), f"account_type={sql_text(ACCOUNT)}"
    )
    return tuple(PlantedContact(row["display_name"], row["data1"]) for row in rows)


def remove_contacts(handset: Handset) -> bool:
    """Take ours out; whether none is left."""
    content_provider.delete(handset, _RAW_FOR_GOOD, f"account_type={sql_text(ACCOUNT)}")
    return not _ours(handset)


def leftovers(handset: Handset) -> int:
    return len(_ours(handset))


def _ours(handset: Handset) -> tuple[dict[str, str], ...]:
    return content_provider.query(handset, _RAW, ("_id", "deleted"), f"account_type={sql_text(ACCOUNT)}")


def _write(handset: Handset, number: int, contact: PlantedContact) -> None:
    for mimetype, value in ((f"{_ITEM}/name", contact.name), (f"{_ITEM}/phone_v2", contact.phone)):
        content_provider.insert(
            handset, f"{_AUTHORITY}/data", {"raw_contact_id": number, "mimetype": mimetype, "data1": value}
        )
