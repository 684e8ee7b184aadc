"""What the finished site is searched for, because it may not be there."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words, numbers and files of what is not public, each with the file of the content it is from.

    ``words`` are runs of characters without punctuation (``portal.runs``), ``numbers`` those of documents, 文号 and
    索引号, ``files`` SHA-256.
    """

    words: Mapping[str, str]
    numbers: Mapping[str, str]
    files: Mapping[str, str]

    def without(self, said: AbstractSet[str]) -> "Withheld":
        """All but the words and numbers that are said in public."""
        words = {word: source for word, source in self.words.items() if word not in said}
        numbers = {number: source for number, source in self.numbers.items() if number not in said}
        return Withheld(words, numbers, self.files)
