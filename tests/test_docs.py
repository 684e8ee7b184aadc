import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from portal.cli import VERBS
from portal.load.settings import _KEYS
from portal.schema.files import BUREAU, COLUMN, NEGATIVE_ITEM, RETIRED, WORDING
from portal.schema.kinds import Many, Record

ROOT = Path(__file__).resolve().parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"


def text_of(file):
    """The text of a paper."""
    return file.read_text(encoding="utf-8")


def blocks(file, language):
    """The fenced blocks of a paper in one language, without their fences."""
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(file), re.MULTILINE | re.DOTALL)


def put(root, number, text):
    """File a document of one text."""
    folder = root / "content/documents" / number[:4] / number
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(text, encoding="utf-8")


def test_fields_page():
    """docs/zh/fields.md says what portal/schema says; if not, run python3 docs/make_fields.py."""
    page = runpy.run_path(str(ROOT / "docs/make_fields.py"))["fields_page"]()
    assert page == text_of(ROOT / "docs/zh/fields.md")


def test_clauses_page():
    """docs/zh/clauses.md says what schema, cases and sample say; if not, run python3 docs/make_clauses.py."""
    page = runpy.run_path(str(ROOT / "docs/make_clauses.py"))["clauses_page"]()
    assert page == text_of(ROOT / "docs/zh/clauses.md")


@pytest.mark.parametrize(
    "lie",
    [
        {"rules": ("no-such-rule",)},
        {"page": "c/no-such-column.html"},
        {"types": ("no_such_type",)},
        {"types": ("notice",), "columns": ("jcgk",)},
    ],
    ids=["rule", "page", "type", "sample"],
)
def test_clauses_page_cannot_lie(lie):
    """A rule without a case, a page or a type that is not there, a type without documents: each is an error."""
    made = runpy.run_path(str(ROOT / "docs/make_clauses.py"))
    release, _ = made["clear_site"](ROOT, made["AS_OF"])
    clause = made["CLAUSES"][0]
    assert made["_row"](clause, release, {clause.page})
    with pytest.raises(LookupError):
        made["_row"](clause._replace(**lie), release, {clause.page})


def test_wrong_file_of_the_readme(site, run):
    """The README's wrong file is told exactly what the README shows."""
    root = site("minimal")
    shown = [line.rstrip() for line in blocks(ENGLISH, "text")[0].splitlines()]
    put(root, shown[0].split("/")[3], blocks(ENGLISH, "markdown")[0])
    told = run("build", "--root", root)
    assert (1, shown) == (told.status, [line.rstrip() for line in told.err.splitlines()])


def test_english_message_of_the_readme(site, run, monkeypatch):
    """Where the locale is English, the README's wrong file is told in English what the README shows."""
    root = site("minimal")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    put(root, "2026-00032", blocks(ENGLISH, "markdown")[0])
    assert blocks(ENGLISH, "text")[1].strip() in run("check", "--root", root).err.splitlines()


@pytest.mark.parametrize(("readme", "place"), [(ENGLISH, 1), (CHINESE, 0)], ids=["english", "chinese"])
def test_right_file_of_the_readme(site, run, readme, place):
    """The document that each README gives as an example has no problem."""
    root = site("minimal")
    put(root, "2026-00032", blocks(readme, "markdown")[place])
    assert not [line for line in run("check", "--root", root).err.splitlines() if "2026-00032" in line]


def test_stubs_of_the_openness_page(site, run):
    """The stubs and the negative list that the docs give as examples have no problem."""
    root = site("minimal")
    stubs = [block for block in blocks(ROOT / "docs/zh/openness.md", "yaml") if block.startswith("---")]
    items = [block for block in blocks(ROOT / "docs/zh/columns.md", "yaml") if "ground:" in block]
    (root / "content/negative-list.yaml").write_text(items[0], encoding="utf-8")
    folder = root / "content/register/2026"
    folder.mkdir(parents=True)
    for place, stub in enumerate(stubs, start=1):
        (folder / f"r2026-{place:04}.md").write_text(stub, encoding="utf-8")
    clean = (2, "[]")
    assert clean == (len(stubs), run("check", "--root", root, "--format", "json").out.strip())


def test_commands_of_the_readme():
    """The README's table names the verbs there are and no other."""
    table = text_of(ENGLISH).partition("## Commands")[2].partition("Options of all")[0]
    assert sorted(VERBS) == sorted(re.findall(r"^\| `([\w-]+)", table, re.MULTILINE))


@pytest.mark.parametrize("section", _KEYS)
def test_settings_page(section):
    """docs/zh/site-toml.md has every setting of site.toml."""
    part = text_of(ROOT / "docs/zh/site-toml.md").partition(f"## [{section}]")[2].partition("\n## ")[0]
    assert set(_KEYS[section]) == set(re.findall(r"^\| `(\w+)`", part, re.MULTILINE))


@pytest.mark.parametrize("shape", [COLUMN, NEGATIVE_ITEM, BUREAU, RETIRED, WORDING], ids=lambda shape: shape.name)
def test_columns_page(shape):
    """docs/zh/columns.md has every field of the files beside the documents."""
    page = text_of(ROOT / "docs/zh/columns.md")
    inner = [
        kind.shape.fields
        for field in shape.fields
        if isinstance(kind := field.kind.each if isinstance(field.kind, Many) else field.kind, Record)
    ]
    names = {field.name for fields in (shape.fields, *inner) for field in fields} - {"head", "url"}
    assert set() == {name for name in names if not re.search(rf"\b{name}\b", page)}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_links_of_the_papers(paper):
    """Every link between the papers leads to a file that is there."""
    text = re.sub(r"^ *```.*?^ *```|`[^`\n]*`", "", text_of(paper), flags=re.MULTILINE | re.DOTALL)
    targets = [unquote(target.partition("#")[0]) for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert not [target for target in local if not (paper.parent / target).exists()]


def test_pictures_are_small():
    """No picture of the papers is over 200 KB."""
    assert not [file.name for file in ROOT.glob("docs/images/*") if file.stat().st_size > 200_000]


def test_schema_change_makes_the_fields_page_stale(tmp_path):
    """``docs/make_fields.py --check`` tells a page that is stale from one that is not; without it, mends it."""
    for name in ("docs", "portal"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "images"))
    script = [sys.executable, str(tmp_path / "docs/make_fields.py")]
    page = tmp_path / "docs/zh/fields.md"
    right = text_of(page)
    page.write_text(right.replace("发文字号", "文号"), encoding="utf-8")
    assert [1, 0, 0] == [
        subprocess.run([*script, *words], check=False).returncode for words in (["--check"], [], ["--check"])
    ]
    assert right == text_of(page)
