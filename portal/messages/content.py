"""What is said about the content: one sentence a rule, with what to write instead."""

from collections.abc import Mapping

from portal.messages import columns, fields, filing, forms, life, openness, personal_data, review, writing
from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    **filing.SENTENCES,
    **fields.SENTENCES,
    **columns.SENTENCES,
    **openness.SENTENCES,
    **review.SENTENCES,
    **personal_data.SENTENCES,
    **life.SENTENCES,
    **writing.SENTENCES,
    **forms.SENTENCES,
}
