"""portal/gateway/holding.py: files that wait for their sender."""

from datetime import timedelta
from pathlib import Path

from portal.gateway.holding import Holding
from portal.gateway.tokens import Token
from tests.gateway.conftest import NOON, make_upload


def test_a_file_waits_for_two_hours_by_the_gateway_s_clock(tmp_path: Path) -> None:
    """Whatever the computer's clock says, as in a preview of another day, and not if the clock was set back either."""
    holding = Holding(tmp_path / "held")
    token = Token("n", 0.0, holding.hold("n", [make_upload(b"%PDF")], NOON))
    assert 0 == holding.clear(NOON + timedelta(minutes=119))
    (taken,) = holding.take(token)
    assert b"%PDF" == taken.content.read()
    taken.content.close()
    assert 1 == holding.clear(NOON + timedelta(minutes=120))
    assert () == holding.take(token)
    holding.hold("n", [make_upload(b"%PDF")], NOON)
    assert 1 == holding.clear(NOON - timedelta(minutes=120))
