"""The shape of a catalogue entry."""

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Sentence(NamedTuple):
    """What is said in both languages; a problem's sentence also has a hint that says what to write instead."""

    zh: str
    en: str
    zh_hint: str = ""
    en_hint: str = ""

    def text(self, language: Language) -> str:
        """What was found, or what happened."""
        return self.zh if language == "zh" else self.en

    def hint(self, language: Language) -> str:
        """What to write or do instead; empty where the sentence says it all."""
        return self.zh_hint if language == "zh" else self.en_hint
