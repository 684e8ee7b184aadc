import json
from dataclasses import replace

from portal.forms import SENTENCES, form_definition
from portal.load.forms import our_request_form


def test_nothing_in_it_ends_the_block_it_stands_in() -> None:
    """Whatever an office calls its form, the page goes on after it."""
    title = "</script><b>表</b>"
    said = form_definition(replace(our_request_form(), title=title), {})
    assert "<" not in said
    assert title == json.loads(said)["title"]


def test_it_says_what_the_page_needs_and_no_more() -> None:
    """Fields with their conditions and other names; neither where the mail goes nor how long it is kept."""
    said = json.loads(form_definition(replace(our_request_form(), mailbox="xxgk"), {"name": "xm"}))
    fields = {field["name"]: field for section in said["sections"] for field in section["fields"]}
    assert {field.name for field in our_request_form().fields} == fields.keys()
    assert ("xm", ["delivery", ["post"]]) == (fields["name"]["sent"], fields["address"]["required_when"])
    assert SENTENCES == said["sentences"]
    assert "xxgk" not in json.dumps(said)
    assert "retention_days" not in said
