"""Eleven holes cut into copies of the program: python tests/proof/holes.py [NAME ...] says what catches each.

Exit status 1 when one is caught by no test, or no longer fits the program.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CANARY = "tests/proof/test_canary.py"
HIDDEN = "tests/proof/test_nothing_depends_on_the_hidden.py"
_KEPT_OUT = shutil.ignore_patterns(".git", ".venv", ".gongkai", "output", "__pycache__", ".hypothesis", "benchmarks")


@dataclass(frozen=True)
class Hole:
    """A hole: what is replaced in which file, once each, and the tests of which each must then fail."""

    name: str
    told: str
    patches: tuple[tuple[str, str, str], ...]
    tests: tuple[str, ...]


CARRIED = (  # a list of all documents put where later stages find it
    (
        "portal/model/public.py",
        "    organs: tuple[Organ, ...] = ()\n",
        "    organs: tuple[Organ, ...] = ()\n    everything: tuple[PublicDocument, ...] = ()\n",
    ),
    (
        "portal/gate.py",
        "        documents=tuple(documents),\n",
        (
            "        documents=tuple(documents),\n"
            "        everything=tuple(clear.document(document) for document in tree.documents),\n"
        ),
    ),
)

HOLES = (
    Hole(
        "feed",
        "the feed of changes asks the wrong list",
        (*CARRIED, ("portal/plan/feeds.py", "listing.release.documents[: 2", "listing.release.everything[: 2")),
        (CANARY, HIDDEN),
    ),
    Hole(
        "counter",
        "the menu counts all documents of a column",
        (
            *CARRIED,
            (
                "portal/plan/columns.py",
                "count=len(listing.by_column[column.id])",
                "count=sum(document.column == column.id for document in listing.release.everything)",
            ),
        ),
        (HIDDEN,),
    ),
    Hole(
        "template",
        "what a template is given is taken from the source",
        (
            (
                "portal/plan/documents.py",
                "from portal.plan.addresses import ",
                "from portal.model.source import SourceDocument\nfrom portal.plan.addresses import ",
            ),
        ),
        ("tests/test_layers.py::test_the_contracts_of_import_linter_hold",),
    ),
    Hole(
        "link",
        "a reference to a document that is not public tells its title",
        (
            (
                "portal/gate.py",
                "                found.append(number)\n",
                (
                    "                found.append(number)\n            else:\n"
                    "                found += [ExternalDocument("
                    'other.entry.text("title")) for other in self.tree.documents if other.number == number]\n'
                ),
            ),
        ),
        (CANARY, "tests/test_gate.py::test_references_to_what_is_not_shown_are_left_out"),
    ),
    Hole(
        "sitemap",
        "the map for search engines names documents that are not due",
        (
            *CARRIED,
            (
                "portal/plan/site.py",
                "    yield from ((page.address, newest) for page in pages if _is_mapped(page))",
                "    yield from ((document_page(document.number), newest) for document in listing.release.everything)",
            ),
        ),
        (CANARY, HIDDEN),
    ),
    Hole(
        "search",
        "the search is told of documents that are not public",
        (
            *CARRIED,
            (
                "portal/plan/records.py",
                "    for document in listing.release.documents:\n        validity = listing.validity[document.number]",
                (
                    "    for document in listing.release.everything:\n        validity = listing.validity.get("
                    'document.number, "")'
                ),
            ),
        ),
        (CANARY, HIDDEN),
    ),
    Hole(
        "attachments",
        "files are copied by folder, whether their document is shown or not",
        (
            *CARRIED,
            (
                "portal/plan/documents.py",
                "    for document in listing.release.documents:\n        for file in document.files:",
                "    for document in listing.release.everything:\n        for file in document.files:",
            ),
        ),
        (CANARY, HIDDEN),
    ),
    Hole(
        "withdrawn",
        "the page of a withdrawn document tells its title",
        (
            (
                "portal/gate.py",
                'Withdrawn(document.number, day, withdrawal.text("reason"))',
                'Withdrawn(document.number, day, document.entry.text("title") + withdrawal.text("reason"))',
            ),
        ),
        (CANARY, HIDDEN, "tests/test_gate.py::test_of_a_withdrawn_document_number_date_and_reason_remain"),
    ),
    Hole(
        "catalogue",
        "an on-request document without a public title has a row in the catalogue",
        (
            (
                "portal/gate.py",
                "for stub in tree.stubs if has_public_title(stub)),",
                'for stub in tree.stubs if _is(stub, "on_request")),',
            ),
        ),
        (CANARY, HIDDEN),
    ),
    Hole(
        "column",
        "a column is shown because of a document that is not due",
        (
            *CARRIED,
            (
                "portal/plan/columns.py",
                "    if listing.by_column[column.id] or listing.requests(column.id):\n",
                (
                    "    if listing.requests(column.id) or any(document.column == column.id "
                    "for document in listing.release.everything):\n"
                ),
            ),
        ),
        (HIDDEN, CANARY),
    ),
    Hole(
        "overturned",
        "a penalty that was overturned is shown as it was",
        (("portal/gate.py", "clear.document(as_shown(document))", "clear.document(document)"),),
        (HIDDEN, CANARY, "tests/test_gate.py::test_of_an_overturned_penalty_day_kind_organ_and_reason_remain"),
    ),
)


def cut(hole: Hole, root: Path) -> None:
    """Cut the hole into the copy; each text must stand in its file exactly once."""
    for path, before, after in hole.patches:
        text = (root / path).read_text(encoding="utf-8")
        if text.count(before) != 1:
            raise SystemExit(f"{hole.name}: {path} holds {text.count(before)} times, not once: {before!r}")
        (root / path).write_text(text.replace(before, after), encoding="utf-8")


def failing(test: str, root: Path) -> bool:
    """Whether the test fails in the copy, and not for want of a test."""
    words = [sys.executable, "-m", "pytest", "-x", "-p", "no:xdist", test]
    environ = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(words, cwd=root, env=environ, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{test} did not run:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    reason = [line for line in done.stdout.splitlines() if line.startswith("E  ")]
    print(
        f"    {'red  ' if done.returncode else 'green'} {test}" + (f": {reason[0][1:].strip()[:110]}" if reason else "")
    )
    return done.returncode == 1


def caught(hole: Hole) -> bool:
    """Whether every test named for the hole fails with it."""
    print(f"{hole.name}: {hole.told}", flush=True)
    with copied(hole) as root:
        return sum(failing(test, root) for test in hole.tests) == len(hole.tests)


@contextmanager
def copied(hole: Hole) -> Iterator[Path]:
    """A copy of the program with the hole in it."""
    with tempfile.TemporaryDirectory(prefix="gongkai-hole-") as folder:
        root = Path(folder) / "copy"
        shutil.copytree(ROOT, root, ignore=_KEPT_OUT)
        cut(hole, root)
        yield root


def main(names: list[str]) -> int:
    """Cut the named holes, or all, one after the other."""
    unknown = set(names) - {hole.name for hole in HOLES}
    if unknown:
        raise SystemExit(f"no such hole: {'、'.join(sorted(unknown))}")
    missed = [hole.name for hole in HOLES if (not names or hole.name in names) and not caught(hole)]
    print(f"not caught: {'、'.join(missed)}" if missed else "all caught")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
