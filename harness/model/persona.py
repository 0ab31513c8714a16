"""Persona: what is planted for one run and nobody else's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class PlantedPhoto:
    """One planted picture: `file` is relative to the recording, `tag_ids` are the ArUco ids drawn into it."""

    file: str
    sha256: str
    exif_wgs84: tuple[float, float]
    tag_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Persona:
    """A fictional person. Positions are (lat, lng) in WGS-84 degrees; `seed` reproduces everything."""

    seed: int
    name: str
    phone: str
    id_card: str
    imei: str
    oaid: str
    android_id: str
    mac: str
    idfa: str
    clipboard: str
    contacts: tuple[Contact, ...]
    app_list: tuple[str, ...]
    route_wgs84: tuple[tuple[float, float], ...]
    photos: tuple[PlantedPhoto, ...]
