import itertools
import shlex

from harness.devices.android.contacts import PlantedContact, leftovers, put_contacts, read_contacts, remove_contacts
from tests.devices.android.paper_handset import PaperHandset

TWO = (PlantedContact("欧阳测然", "19912345678"), PlantedContact("O'Brien, Anne", "19900000001"))


class AddressBook:
    """Raw contacts and their data, as the contacts provider keeps them."""

    def __init__(self, *, writable: bool = True) -> None:
        self._raw: list[int] = []
        self._data: dict[tuple[int, str], str] = {}
        self._writable = writable
        self.handset = PaperHandset({"content .*": self._play})

    def _play(self, command: str) -> str:
        words = shlex.split(command)
        verb, uri = words[1], words[words.index("--uri") + 1]
        if verb == "insert":
            return self._insert(uri, words) if self._writable else "Error: SecurityException"
        if verb == "delete":
            assert "caller_is_syncadapter=true" in uri
            self._raw, self._data = [], {}
            return ""
        if uri.endswith("raw_contacts"):
            return "\n".join(f"Row: {n} _id={one}, deleted=0" for n, one in enumerate(self._raw))
        return "\n".join(
            f"Row: {n} display_name={self._of(one, 'name')}, data1={self._of(one, 'phone_v2')}"
            for n, one in enumerate(self._raw)
        )

    def _of(self, number: int, kind: str) -> str:
        return self._data.get((number, f"vnd.android.cursor.item/{kind}"), "NULL")

    def _insert(self, uri: str, words: list[str]) -> str:
        bound = dict(word.split(":", 2)[::2] for before, word in itertools.pairwise(words) if before == "--bind")
        if uri.endswith("raw_contacts"):
            self._raw.append(len(self._raw) + 1)
        else:
            self._data[int(bound["raw_contact_id"]), bound["mimetype"]] = bound["data1"]
        return ""


def test_contacts_are_read_back_as_they_were_planted_and_taken_out_again() -> None:
    book = AddressBook()
    assert put_contacts(book.handset, TWO) == ()
    assert read_contacts(book.handset) == TWO
    assert leftovers(book.handset) == 2
    assert remove_contacts(book.handset)
    assert leftovers(book.handset) == 0


def test_a_handset_that_lets_nobody_write_says_which_are_missing() -> None:
    assert put_contacts(AddressBook(writable=False).handset, TWO) == TWO
