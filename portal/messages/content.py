"""What is said about the content: one sentence a rule, with what to write instead."""

from collections.abc import Mapping

from portal.messages import fields, filing, forms, life, openness, writing
from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    **filing.SENTENCES,
    **fields.SENTENCES,
    **openness.SENTENCES,
    **life.SENTENCES,
    **writing.SENTENCES,
    **forms.SENTENCES,
}
