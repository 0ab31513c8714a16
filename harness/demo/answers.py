"""The JSON envelope in which the demo apps' interfaces answer: code 0 is success, anything else a refusal."""

from typing import Any

from flask import Response, jsonify, request

Answer = Response | tuple[Response, int]


def done(**data: Any) -> Response:
    return jsonify(code=0, msg="成功", data=data)


def refused(code: int, message: str, status: int = 400) -> Answer:
    return jsonify(code=code, msg=message), status


def body() -> dict[str, Any]:
    """The request's JSON object whatever its content type says (beacons cannot choose theirs); empty if it is none."""
    parsed = request.get_json(silent=True, force=True)
    return parsed if isinstance(parsed, dict) else {}
