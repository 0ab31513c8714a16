"""Words and parts of words as the reader knows them: a text as the numbers of its pieces.

The pieces are those of multilingual-e5-small (NOTICE) that Chinese screens can hold; sentencepiece finds the likeliest
way to put a text together from them. What no piece covers is unknown.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from sentencepiece import SentencePieceProcessor

START, END_OF_ROW, UNKNOWN = 0, 2, 3
FILE = "pieces.model"


class WordPieces:
    """The pieces of a model that sentencepiece wrote."""

    def __init__(self, content: bytes) -> None:
        self._pieces = SentencePieceProcessor(model_proto=content)

    def __len__(self) -> int:
        return int(self._pieces.get_piece_size())

    def names(self) -> list[str]:
        """Every piece as it is written, in the order of the numbers."""
        return [str(self._pieces.id_to_piece(number)) for number in range(len(self))]

    def numbers_of(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of each text's pieces, from 0 on; half a character (a lone surrogate) is a question mark."""
        whole = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        return [list(map(int, numbers)) for numbers in self._pieces.encode(whole)]


@cache
def word_pieces() -> WordPieces:
    """The pieces that come with the program."""
    return WordPieces(files("harness.detect.comprehension").joinpath(FILE).read_bytes())
