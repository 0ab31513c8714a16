"""A planted app's package name, as a name of its own and not the beginning of a longer one."""

import re
from collections.abc import Iterator, Sequence

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.planted_value import Planted

# The last one of a list in a path may have the ending of a page behind it.
# On Android it names a folder, with a random word behind it.
_ENDS = r"(?=-[\w-]{1,40}={0,2}/)|(?![\w-]|\.(?!(?:json|html?|do|action|php|jsp|aspx)(?![\w.-]))\w)"


class PackageTarget:
    """One package. Whether several of them make a list of what is installed is judged later."""

    def __init__(self, value: Planted) -> None:
        self._value = value
        self._pattern = re.compile(r"(?<![\w.])" + re.escape(value.text) + f"(?:{_ENDS})", re.IGNORECASE)
        self.cores = (value.core,)

    def locate(self, haystack: Haystack, _cores: Sequence[str], /) -> Iterator[Hit]:
        for match in self._pattern.finditer(haystack.text):
            yield Hit(self._value.what, self._value.canary, *match.span(), "plain", 1.0)
