import base64
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from portal.gateway.proof_of_work import ProofOfWork
from portal.gateway.rates import Rates, block_of
from portal.gateway.tokens import Signer, Token
from portal.gateway.trust import Signs, suspicions
from portal.gateway.zips import is_bomb
from portal.model.gateway import Limits
from tests.gateway.conftest import NOON

OURS = "https://lyj.yunling.example"
PERSON = Signs(trapped=False, has_token=True, age=60.0, proof=True, origin=OURS, too_often=False)


@pytest.fixture
def clock():
    """A clock that the test sets."""
    return [NOON]


@pytest.fixture
def signer(clock):
    """A signer."""
    return Signer("secret", lambda: clock[0])


def solved(challenge):
    """A visitor's computer at work."""
    number = next(
        number
        for number in range(challenge["maxnumber"] + 1)
        if hashlib.sha256(f"{challenge['salt']}{number}".encode()).hexdigest() == challenge["challenge"]
    )
    return base64.b64encode(json.dumps({**challenge, "number": number}).encode()).decode()


def test_a_person_is_trusted():
    """A form filled in on our page, in a person's time, goes its way."""
    assert () == suspicions(PERSON, [OURS])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"has_token": False, "age": None, "proof": None}, ()),
        ({"has_token": False, "age": None, "proof": None, "origin": ""}, ("no-token", "no-origin")),
        ({"age": 0.5, "proof": None}, ("too-fast",)),
        ({"age": 9000.0, "proof": None}, ()),
        ({"age": 9000.0, "proof": None, "origin": "null"}, ("too-late", "no-origin")),
        ({"age": None, "proof": None}, ("token-false",)),
        ({"proof": None, "too_often": True}, ("too-often",)),
    ],
)
def test_signs_add_up(changes, expected):
    """One weak sign is not enough, two are; a strong one is by itself."""
    assert expected == suspicions(replace(PERSON, **changes), [OURS])


def test_a_token_is_read_back_and_ages(signer, clock):
    """A token tells its age, for its form alone; a changed one is none."""
    text = signer.signed(signer.new_token(), "request")
    clock[0] += timedelta(seconds=90)
    assert 90 == signer.read_token(text, "request").age
    assert (None, None) == (signer.read_token(text, "comment"), signer.read_token(text[:-1] + "!", "request"))
    assert signer.read_token(Signer("other", lambda: NOON).signed(Token("n", 0.0), "request"), "request") is None


def test_a_challenge_counts_once(signer, clock):
    """A solved challenge is trusted once, within its time, and only when it is ours."""
    proofs = ProofOfWork(signer, lambda: clock[0])
    solution = solved(proofs.challenge())
    assert [True, False] == [proofs.is_solved(solution) for _ in range(2)]
    late = solved(proofs.challenge())
    strange = solved(ProofOfWork(Signer("other", lambda: NOON), lambda: NOON).challenge())
    clock[0] += timedelta(hours=3)
    assert [False, False, False] == [proofs.is_solved(text) for text in (late, strange, "not base64")]


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("", ""),
    ],
)
def test_blocks(address, block):
    """Addresses are counted by the block that one household or office has."""
    assert block == block_of(address)


def test_limits_are_by_block_and_form():
    """One block's many requests do not count against another's."""
    rates = Rates(Limits(block=2, form=100, total=100))
    assert [False, False, True, False] == [
        rates.is_suspect(address, "request")
        for address in ("203.0.113.1", "203.0.113.2", "203.0.113.3", "198.51.100.1")
    ]


def packed(**members):
    """A zip file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def test_bombs():
    """What would swell up, or is packed twice, is found; what is not, is not."""
    assert [True, True, True] == [
        is_bomb(packed(a=b"0" * 50_000_000)),
        is_bomb(packed(**{"a.zip": b""})),
        is_bomb(b"PK\x03\x04"),
    ]
    assert [False, False] == [is_bomb(packed(a="正文" * 100)), is_bomb(b"%PDF-1.7")]
