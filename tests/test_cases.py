import ast
import io
import json
import os
import runpy
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from portal.cli import main
from portal.messages import content, say, site
from portal.write import GENERATOR, MANIFEST

HERE = Path(__file__).resolve().parent
BASE = HERE / "sites" / "minimal"
CASES = sorted(folder for folder in HERE.glob("cases/*/*") if folder.is_dir())
EXPECTATION = {"ok": "warnings.txt", "rejected": "problems.txt"}
REMOVE = "remove.txt"
OWN = {*EXPECTATION.values(), REMOVE}

# Rules that no few files can show, each with the test that does; the page of messages tells them without an example.
ELSEWHERE = {
    "symbolic-link": "load/test_folders.py::test_a_link_is_refused",
    "name-not-utf8": "load/test_folders.py::test_a_name_that_is_not_utf8_is_refused",
    "file-too-large": "load/test_folders.py::test_a_huge_attachment_is_refused_unread",
    "file-name-clash": "checks/test_files.py::test_names_that_differ_in_capitals_clash",
    "text-too-large": "load/test_text.py::test_a_text_of_50_mb_is_refused_unread",
    "table-too-large": "load/test_text.py::test_a_huge_table_is_refused_unread",
    "front-matter-too-large": "load/test_text.py::test_huge_front_matter_is_refused",
    "unreadable-file": "load/test_text.py::test_what_the_system_says_is_told",
    "no-permission": "load/test_text.py::test_a_file_one_may_not_read_is_told",
    "reused-number": "checks/test_identity.py::test_a_number_git_saw_deleted_does_not_return",
    "file-changed": "test_write.py::test_a_file_that_changed_since_it_was_read_is_a_problem",
    "leak": "test_leaks.py::test_a_gate_that_lets_all_through_is_stopped",
    "unplanned-file": "test_verify.py::test_a_file_nobody_planned_is_found",
    "file-not-written": "test_verify.py::test_a_planned_file_that_is_missing_is_found",
    "dead-link-on-page": "test_verify.py::test_a_link_that_leads_nowhere_is_found",
    "absolute-link": "test_verify.py::test_a_link_that_leads_nowhere_is_found",
    "output-not-ours": "test_write.py::test_a_folder_that_is_not_ours_is_not_touched",
    "output-not-a-folder": "test_write.py::test_an_output_that_is_no_plain_folder_is_refused",
    "another-build": "test_write.py::test_two_builds_at_once_are_refused",
    "disk": "test_write.py::test_a_failure_while_staging_leaves_the_old_site",
}


def name_of(case: Path) -> str:
    """The case as pytest shows it."""
    return f"{case.parent.name}-{case.name}"


def files_of(case: Path) -> Iterator[Path]:
    """The files that a case lays over the little site, relative to its root."""
    for file in sorted(case.rglob("*")):
        if file.is_file() and file.relative_to(case).as_posix() not in OWN:
            yield file.relative_to(case)


def lay_out(case: Path, root: Path) -> Path:
    """The little site with the case's files over it, and without what its remove.txt names."""
    shutil.copytree(BASE, root)
    removed = (case / REMOVE).read_text(encoding="utf-8").split() if (case / REMOVE).exists() else []
    for name in removed:
        (shutil.rmtree if (root / name).is_dir() else os.unlink)(root / name)
    for file in files_of(case):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(case / file, root / file)
    return root


def call(verb: str, root: Path) -> tuple[int, list[str]]:
    """The exit status of a command in Chinese at the tests' date, and the lines it says."""
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(said):
        patch.setenv("LC_ALL", "zh_CN.UTF-8")
        status = main([verb, "--root", str(root), "--jobs", "1", "--as-of", "2026-06-30T09:00+08:00"])
    return status, said.getvalue().splitlines()


def said_of(case: Path) -> list[str]:
    """What ``check`` says of the case."""
    with tempfile.TemporaryDirectory() as folder:
        return call("check", lay_out(case, Path(folder) / "site"))[1]


def expected_lines(case: Path) -> list[str]:
    """What ``check`` should say of the case."""
    file = case / EXPECTATION[case.parent.name]
    if file.exists() or case.parent.name == "rejected":
        return file.read_text(encoding="utf-8").splitlines()
    return [say("checked-clean", "zh")]


def expected_status(lines: list[str]) -> int:
    """0 for warnings alone, 2 where an error stands in site.toml, else 1."""
    errors = [line for line in lines if ": error[" in line]
    return (2 if any(line.startswith("site.toml:") for line in errors) else 1) if errors else 0


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_case(case: Path, tmp_path: Path) -> None:
    """Of each case, check says exactly what its expectation holds, and ends with the status of its kind."""
    lines = expected_lines(case)
    assert (expected_status(lines), lines) == call("check", lay_out(case, tmp_path / "site"))


@pytest.mark.parametrize("case", [case for case in CASES if case.parent.name == "rejected"], ids=name_of)
def test_a_rejected_site_leaves_the_output(case: Path, tmp_path: Path) -> None:
    """A build of a rejected site says the same, ends with the same status, and leaves the old site as it was."""
    root = lay_out(case, tmp_path / "site")
    old = {MANIFEST: json.dumps({"generator": GENERATOR}).encode(), "index.html": b"<!doctype html><title>old</title>"}
    (root / "output").mkdir()
    for name, text in old.items():
        (root / "output" / name).write_bytes(text)
    status, said = call("build", root)
    lines = expected_lines(case)
    assert (expected_status(lines), lines) == (status, said[: len(lines)])
    assert old == {file.name: file.read_bytes() for file in (root / "output").iterdir()}


def test_every_kind_of_case_is_what_it_says() -> None:
    """A rejected case has an error among its problems, an accepted one none."""
    unlike = [
        name_of(case)
        for case in CASES
        if any(": error[" in line for line in expected_lines(case)) != (case.parent.name == "rejected")
    ]
    assert [] == unlike


def test_nothing_lies_unused_in_a_case() -> None:
    """A case holds no expectation of the other kind, no empty one, and no file that changes nothing."""
    other = {"ok": "problems.txt", "rejected": "warnings.txt"}
    unused = [case / other[case.parent.name] for case in CASES if (case / other[case.parent.name]).exists()]
    unused += [file for case in CASES for file in case.glob("*.txt") if not file.read_bytes().strip()]
    unused += [
        case / file
        for case in CASES
        for file in files_of(case)
        if (BASE / file).is_file() and (BASE / file).read_bytes() == (case / file).read_bytes()
    ]
    assert [] == unused


def rules_shown() -> set[str]:
    """The rules that stand in the expectations of the cases that carry their names."""
    return {case.name for case in CASES if any(f"[{case.name}]" in line for line in expected_lines(case))}


def test_every_rule_has_a_case() -> None:
    """Each rule of the catalogue has a case of its name that shows it, or a test elsewhere that is named here."""
    rules = {*content.SENTENCES, *site.SENTENCES}
    assert set() == rules - rules_shown() - ELSEWHERE.keys()
    assert set() == ELSEWHERE.keys() & rules_shown()
    assert set() == ELSEWHERE.keys() - rules


@pytest.mark.parametrize("named", sorted(set(ELSEWHERE.values())))
def test_the_tests_named_are_there(named: str) -> None:
    """A test that stands for a case exists."""
    file, _, name = named.partition("::")
    module = ast.parse((HERE / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_ten_mistakes_give_ten_messages() -> None:
    """Ten different mistakes in one file are told by ten messages, each of another rule."""
    lines = expected_lines(HERE / "cases/rejected/ten-mistakes-in-one-file")
    assert (10, 10) == (len(lines), len({line.split("[")[1].split("]")[0] for line in lines}))


def test_the_page_of_messages_is_fresh() -> None:
    """docs/zh/messages.md says what the catalogue and the cases say; if not, run python3 docs/make_messages.py."""
    page = runpy.run_path(str(HERE.parent / "docs/make_messages.py"))["messages_page"]()
    assert page == (HERE.parent / "docs/zh/messages.md").read_text(encoding="utf-8")
