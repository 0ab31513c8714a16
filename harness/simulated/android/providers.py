"""Content providers that the shell may ask: contacts, and the pictures of the media store. Conditions are SQL."""

import sqlite3
from collections.abc import Mapping, Sequence

from harness.simulated.handset.files import Files

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic")
MOST_ROWS = 2_000
_TABLES = """
CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY AUTOINCREMENT, account_type TEXT, account_name TEXT,
  deleted INTEGER DEFAULT 0);
CREATE TABLE data (_id INTEGER PRIMARY KEY AUTOINCREMENT, raw_contact_id INTEGER, mimetype TEXT, data1 TEXT,
  data2 TEXT);
CREATE VIEW phones AS SELECT phone._id, name.data1 AS display_name, phone.data1, account_type, account_name
  FROM data phone JOIN data name USING (raw_contact_id) JOIN raw_contacts ON raw_contacts._id = raw_contact_id
  WHERE phone.mimetype = 'vnd.android.cursor.item/phone_v2' AND name.mimetype = 'vnd.android.cursor.item/name';
CREATE TABLE images (_id INTEGER PRIMARY KEY, _data TEXT UNIQUE, _display_name TEXT, _size INTEGER);
CREATE TRIGGER gone AFTER DELETE ON raw_contacts BEGIN DELETE FROM data WHERE raw_contact_id = old._id; END;
"""
_PLACES = {
    "com.android.contacts/raw_contacts": "raw_contacts",
    "com.android.contacts/data": "data",
    "com.android.contacts/data/phones": "phones",
    "media/external/images/media": "images",
}


class BadQuery(ValueError):
    """The provider would throw."""


class Providers:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._base = sqlite3.connect(":memory:", isolation_level=None)
        self._base.executescript(_TABLES)

    def close(self) -> None:
        self._base.close()

    def _table(self, uri: str) -> str:
        place = uri.removeprefix("content://").partition("?")[0].rstrip("/")
        if place not in _PLACES:
            raise BadQuery(f"Could not find provider: {place.partition('/')[0]}")
        if place.startswith("media/"):
            self._index()
        return _PLACES[place]

    def _index(self) -> None:
        """The media store sees the pictures of the shared storage, as after a scan."""
        there = {name: one for name, one in self._files.below("/sdcard") if name.lower().endswith(PICTURES)}
        known = {str(row[0]) for row in self._base.execute("SELECT _data FROM images")}
        shown = {name.replace("/sdcard", "/storage/emulated/0", 1): one for name, one in there.items()}
        self._base.executemany("DELETE FROM images WHERE _data = ?", [(name,) for name in known - shown.keys()])
        fresh = [(name, name.rpartition("/")[2], one.size_bytes) for name, one in shown.items() if name not in known]
        self._base.executemany("INSERT INTO images (_data, _display_name, _size) VALUES (?, ?, ?)", fresh)

    def query(self, uri: str, columns: Sequence[str], where: str) -> list[dict[str, object]]:
        """Raises BadQuery."""
        wanted = ", ".join(_checked(name) for name in columns) or "*"
        text = f"SELECT {wanted} FROM {self._table(uri)} WHERE {where or '1'} LIMIT {MOST_ROWS}"
        cursor = self._run(text)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def insert(self, uri: str, values: Mapping[str, str | int]) -> None:
        """Raises BadQuery."""
        table = self._table(uri)
        names, marks = ", ".join(map(_checked, values)), ", ".join("?" for _ in values)
        self._run(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))

    def delete(self, uri: str, where: str) -> None:
        """Pictures go with their files. Raises BadQuery."""
        table = self._table(uri)
        if table == "images":
            for row in self.query(uri, ("_data",), where):
                self._files.remove(str(row["_data"]))
        self._run(f"DELETE FROM {table} WHERE {where or '1'}")

    def _run(self, text: str, values: tuple[str | int, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._base.execute(text, values)
        except sqlite3.Error as error:
            raise BadQuery(f"android.database.sqlite.SQLiteException: {error}") from error


def _checked(name: str) -> str:
    if not name.isidentifier():
        raise BadQuery(f"no such column: {name}")
    return name
