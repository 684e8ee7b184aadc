"""portal/preview/news.py."""

import threading

from portal.preview.news import Board, News


def test_a_good_build_is_a_new_generation() -> None:
    """Pages reload after a build that put up a new site, and not after one that did not."""
    board = Board()
    before = board.latest.generation
    board.post(["问题"])
    assert News(before, ("问题",)) == board.latest
    board.post([])
    assert before != board.latest.generation
    assert () == board.latest.problems


def test_two_previews_share_no_generation() -> None:
    """A page left open from yesterday's preview reloads."""
    assert Board().latest.generation != Board().latest.generation


def test_who_has_seen_all_gets_the_same_again() -> None:
    """Waiting ends with what is known when nothing happens."""
    board = Board()
    assert board.latest == board.newer(None, 5)
    assert board.latest == board.newer(board.latest, 0.01)


def test_news_wake_who_waits() -> None:
    """What is posted arrives at once."""
    board, got = Board(), []
    waiting = threading.Thread(target=lambda: got.append(board.newer(board.latest, 20)))
    waiting.start()
    board.post(["问题"])
    waiting.join(10)
    assert ("问题",) == got[0].problems


def test_a_closed_board_sends_everyone_away() -> None:
    """Nobody waits for a preview that has ended."""
    board, got = Board(), []
    waiting = threading.Thread(target=lambda: got.append(board.newer(board.latest, 20)))
    waiting.start()
    board.close()
    waiting.join(10)
    assert [None] == got
    assert board.newer(None, 5) is None
