"""Templates are compiled once, by another process where there is one to spare."""

from pathlib import Path

import jinja2
import pytest

from portal.render.templates import OUR_TEMPLATES, await_compiled, compiling_ahead, environment_of, template_folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two templates, of which the second is faulty."""
    for name, text in (("partials/sound.html", "{{ name }}|{{ name }}\n"), ("faulty.html", "\n{{ name }\n")):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def refuse(*_: object) -> None:
    """Stands for the compiler where nothing is left to compile."""
    pytest.fail("compiled again")


def test_what_is_compiled_ahead_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process does it, and this one has only to wait for it."""
    with compiling_ahead((folder,), 2):
        monkeypatch.setattr(jinja2.Environment, "compile", refuse)
        assert environment_of((folder,)).get_template("partials/sound.html").render(name="云岭") == "云岭|云岭\n"


def test_the_process_that_builds_tells_of_a_faulty_template(folder: Path) -> None:
    """The one ahead is silent about it, and lacks none of the others."""
    with compiling_ahead((folder,), 2):
        with pytest.raises(jinja2.TemplateSyntaxError) as told:
            environment_of((folder,)).get_template("faulty.html")
        assert environment_of((folder,)).get_template("partials/sound.html").render(name="云") == "云|云\n"
    assert told.value.lineno == 2


def test_a_template_that_changes_meanwhile_is_taken_as_it_is_now(folder: Path) -> None:
    """What was compiled is of a text, whatever the file is called."""
    with compiling_ahead((folder,), 2):
        await_compiled()
        (folder / "partials/sound.html").write_text("另写：{{ name }}", encoding="utf-8")
        assert environment_of((folder,)).get_template("partials/sound.html").render(name="云岭") == "另写：云岭"


def test_the_sites_own_templates_come_first(tmp_path: Path) -> None:
    """A site without any has ours, and our own checkout has them once."""
    own = tmp_path / "templates"
    own.mkdir()
    expected = [(own, OUR_TEMPLATES), (OUR_TEMPLATES,), (OUR_TEMPLATES,)]
    assert expected == [template_folders(root) for root in (tmp_path, own, OUR_TEMPLATES.parent)]
