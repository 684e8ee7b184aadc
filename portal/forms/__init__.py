"""What the public answers: made plain, checked, and told what is wrong; for the page and the gateway alike."""

from portal.forms.answers import clean_answers
from portal.forms.check import check_answers
from portal.forms.definition import form_definition
from portal.forms.fault import Fault, Upload
from portal.forms.names import TRAP_FIELD, VERSION_FIELD
from portal.forms.sentences import SENTENCES

__all__ = [
    "SENTENCES",
    "TRAP_FIELD",
    "VERSION_FIELD",
    "Fault",
    "Upload",
    "check_answers",
    "clean_answers",
    "form_definition",
]
