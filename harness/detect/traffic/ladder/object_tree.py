"""A tree of Python objects as an opened container: its scalars, the keys that carry data, its byte strings."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from harness.detect.traffic.ladder.byte_list import bytes_of_node
from harness.detect.traffic.ladder.opened import Blob, Opened
from harness.detect.traffic.ladder.tree_paths import TreePaths
from harness.detect.traffic.ladder.walked_tree import WalkedTree, key_text, walked_tree
from harness.detect.traffic.remembered import remembered

# A key may be the value: a telephone number, a package, a MAC, a name. Ordinary English field names are not.
_TELLING_KEY = re.compile(
    r"[^\x00-\x7f]|@|\d{5}|\d{3}[ -]\d{4}|\w\.\w+\.\w|[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]|\d\.\d"
    r"|eyJ[\w-]{12}|[0-9A-Fa-f]{12}|[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-"
)
# Nobody calls a field so; a form read into a token that ends in "=" does.
LONGEST_NAME = 40


def opened_tree(root: Any, steps: tuple[str, ...], walked: WalkedTree | None = None) -> Opened:
    """The values, telling keys and byte strings of a tree; paths are made out only on demand."""
    walked = walked or walked_tree(root)
    keys = {key_text(key) for key in walked.keys}
    telling = telling_keys(keys)
    blobs = [Blob(content) for content in walked.blobs]
    for number, blob in _listed_bytes(walked):
        walked.blob_nodes.append(number)
        blobs.append(blob)
    values = walked.values + telling if telling else walked.values
    return Opened(steps, values, lambda: TreePaths(walked, telling), blobs, keys=keys)


def _listed_bytes(walked: WalkedTree) -> Iterator[tuple[int, Blob]]:
    """Arrays, and objects with numbers for keys, that list bytes: with the number of the node."""
    counted = "0" in walked.keys and "5" in walked.keys
    for number, node in enumerate(walked.nodes[: walked.walked]):
        if (type(node) is list or (counted and type(node) is dict)) and (blob := bytes_of_node(node)):
            yield number, blob


def telling_keys(keys: Collection[str]) -> list[str]:
    """Those keys that may carry data, each once, in an order that does not depend on the process."""
    if not _may_tell("\n".join(keys)) and max(map(len, keys), default=0) <= LONGEST_NAME:
        return []
    return sorted(key for key in keys if len(key) > LONGEST_NAME or _TELLING_KEY.search(key))


@remembered
def _may_tell(names: str) -> bool:
    return _TELLING_KEY.search(names) is not None
