"""Pictures and films that left soon after the app had opened the camera: what a face was asked for (PI-44).

A planted photograph came from the album and is none of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from harness.detect.phone.call_time import CallTimes
from harness.detect.sent.photo import OTHER, VIDEO, pictures_in
from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.event import Event, EventKind
from harness.model.observation import Kind, Observation
from harness.recording.reader import Recording

SOON = timedelta(seconds=60)  # [default] to look into the camera, and to send what it saw
_SUBJECTS = {Leaving.PHOTO_UPLOAD: OTHER, Leaving.VIDEO_UPLOAD: VIDEO}


def detect_camera_picture(recording: Recording, view: TrafficView) -> Iterable[Observation]:
    """CAMERA_PICTURE_SENT, one for each receiver and subject (`other`: a picture, `video`)."""
    opened = sorted(_opened(recording.events))
    left = [
        (sent, one)
        for sent in view.sent
        for one in pictures_in(sent)
        if one.what in _SUBJECTS and _soon_after(opened, sent.message.t)
    ]
    left.sort(key=_receiver_and_subject)
    for (_, subject), together in groupby(left, _receiver_and_subject):
        group = list(together)
        traces = tuple(Trace(sent, one.where, one.excerpt) for sent, one in group)
        sure = max(one.confidence for _, one in group)
        yield observed(Finding(Kind.CAMERA_PICTURE_SENT, subject, sure, traces), view.masker)


def _receiver_and_subject(one: tuple[Sent, Sighting]) -> tuple[str, str]:
    return one[0].message.host, _SUBJECTS[one[1].what]


def _opened(events: Sequence[Event]) -> Iterator[datetime]:
    """When the app opened the camera, as the hooks and the permission ledger tell it."""
    times = CallTimes.of(events)
    for event in events:
        if event.data.get("category") != "camera" or event.data.get("self_test"):
            continue
        if event.kind is EventKind.CALL:
            made = times.made_at(event)
            yield made.t if made else event.t
        elif event.kind is EventKind.ACCESS and event.data.get("what") == "access":
            yield event.t


def _soon_after(opened: Sequence[datetime], t: datetime) -> bool:
    place = bisect_right(opened, t)
    return place > 0 and t - opened[place - 1] <= SOON
