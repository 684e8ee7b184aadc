"""The course of a run: its stages, how far each is, how long it took."""

import time

from portal.course import Course


def test_each_stage_has_its_time() -> None:
    """A stage ends where the next begins, and one that is entered twice counts both."""
    course = Course()
    for stage in ("load", "check", "load", ""):
        course.enter(stage)
        time.sleep(0.01)
    assert ["load", "check"] == [*course.seconds]
    assert course.seconds["load"] >= 0.02


def test_what_goes_through_is_counted() -> None:
    """Each thing comes out as it went in, and is told of."""
    told = []
    course = Course(lambda *news: told.append(news))
    assert ["a", "b"] == [*course.through("render", iter("ab"), of=2)]
    assert [("render", 0, 0), ("render", 1, 2), ("render", 2, 2)] == told
