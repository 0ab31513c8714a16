"""Persona: what is planted for one run and nobody else's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Either may be "" where it was not planted."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PlantedPhoto:
    """One planted picture: `file` is relative to the recording, `tag_ids` are the ArUco ids drawn into it.

    Pictures that somebody else planted may lack any of it: `sha256` "", `exif_wgs84` None, `tag_ids` empty.
    """

    file: str
    sha256: str = ""
    exif_wgs84: tuple[float, float] | None = None
    tag_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Persona:
    """A fictional person. Positions are (lat, lng) in WGS-84 degrees; `seed` reproduces everything.

    A run plants everything; of somebody else's persona any part may be missing, which is then empty.
    """

    seed: int = 0
    name: str = ""
    phone: str = ""
    id_card: str = ""
    imei: str = ""
    oaid: str = ""
    android_id: str = ""
    mac: str = ""
    idfa: str = ""
    clipboard: str = ""
    complaint: str = ""  # a word that stands in the complaints filed, and nowhere else
    contacts: tuple[Contact, ...] = ()
    app_list: tuple[str, ...] = ()
    route_wgs84: tuple[tuple[float, float], ...] = ()
    photos: tuple[PlantedPhoto, ...] = ()
