"""The shape of portal/: its layers, the one place where public types are made, who prints, one door to each library."""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PORTAL = ROOT / "portal"
DOORS = {
    "brotli": {"publish"},
    "aiosmtplib": {"gateway"},
    "cryptography": {"gateway"},
    "itsdangerous": {"gateway"},
    "limits": {"gateway"},
    "starlette": {"gateway"},
    "uvicorn": {"gateway"},
    "xlsxwriter": {"gateway", "render"},
    "chinese_calendar": {"calendar"},
    "email_validator": {"forms", "gateway"},
    "jinja2": {"gateway", "render"},  # two programs: the site is built, the gateway answers
    "markdown": {"render"},
    "markupsafe": {"render"},
    "nh3": {"render"},
    "segno": {"render"},
    "watchdog": {"preview"},
    "yaml": {"load"},
}
MAY_PRINT = {"bootstrap", "cli", "commands", "preview"}


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Every module of portal/ by its path, parsed."""
    files = sorted(PORTAL.rglob("*.py"))
    return [(file.relative_to(PORTAL).as_posix(), ast.parse(file.read_text(encoding="utf-8"))) for file in files]


def part(path: str) -> str:
    """The stage a module belongs to."""
    return path.partition("/")[0].removesuffix(".py")


def imports(module: ast.Module) -> Iterator[str]:
    """The module names that are imported anywhere in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_the_contracts_of_import_linter_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No stage imports another, and none past the gate imports what was filed."""
    monkeypatch.syspath_prepend(str(ROOT))
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_public_types_are_made_by_the_gate_alone() -> None:
    """No module but gate.py calls the constructor of a type of portal.model.public."""
    public = ast.parse((PORTAL / "model/public.py").read_text(encoding="utf-8"))
    types = {node.name for node in public.body if isinstance(node, ast.ClassDef)}
    makers = set()
    for path, module in modules():
        known = {
            alias.asname or alias.name
            for node in ast.walk(module)
            if isinstance(node, ast.ImportFrom) and node.module == "portal.model.public"
            for alias in node.names
        }
        for node in ast.walk(module):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if name in known & types:
                makers.add(path)
    assert {"gate.py"} == makers


def test_commands_alone_print() -> None:
    """What is shown to people is printed where commands end, nowhere below."""
    printing = {
        path
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and (ast.unparse(node.func) in {"print", "sys.stdout.write", "sys.stderr.write", "warnings.warn"})
    }
    assert set() == {path for path in printing if part(path) not in MAY_PRINT}


def test_each_outside_library_has_one_door() -> None:
    """A library is imported by one stage, which is the only one to change when the library does."""
    doors = defaultdict(set)
    for path, module in modules():
        for name in imports(module):
            top = name.partition(".")[0]
            if top != "portal" and top not in sys.stdlib_module_names:
                doors[top].add(part(path))
    assert {name: DOORS.get(name, {"attachments"}) for name in doors} == doors


def test_nothing_but_the_command_line_reads_the_clock() -> None:
    """Embargo, expiry and freshness follow --as-of: no stage asks what time it is."""
    asking = {
        path
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith((".now", ".today", ".utcnow", "time.time", ".localtime", ".strftime_now"))
    }
    assert {"commands/order.py"} == {path for path in asking if part(path) not in {"bootstrap", "preview"}}


def test_a_bug_is_left_visible() -> None:
    """Exceptions of every kind are caught where templates are compiled and filled, which are not our code."""
    catching = {path for path, module in modules() for node in ast.walk(module) if catches_every_kind(node)}
    assert {"render/pages.py", "render/templates.py"} == {path for path in catching if part(path) != "preview"}


def catches_every_kind(node: ast.AST) -> bool:
    """Whether it lets no exception through, as a handler or by ``suppress``."""
    if isinstance(node, ast.ExceptHandler):
        return node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
    return isinstance(node, ast.Call) and ast.unparse(node) in {"suppress(Exception)", "suppress(BaseException)"}


def test_a_build_loads_no_library_that_it_does_not_need() -> None:
    """What the gateway, publishing and the preview need would only make it start later."""
    loading = "import sys, portal.pipeline; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", loading], cwd=ROOT, capture_output=True, text=True, check=True)
    needed = {"chinese_calendar", "jinja2", "markdown", "markupsafe", "nh3", "segno", "yaml"}
    assert needed == {"asyncio", *DOORS} & {*loaded.stdout.split()}
