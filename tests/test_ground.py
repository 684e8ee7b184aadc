"""What is kept of a site's documents tells what a change of one may reach."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from portal.ground import Ground, ground_of, keep_ground, load_ground, load_records, trace_of
from portal.load.tree import load_tree
from portal.model.order import Order
from portal.model.source import SourceDocument, SourceTree
from portal.pipeline import clear_site
from portal.plan.site import plan_site
from portal.withheld import withheld_of
from tests.built import AS_OF

MOMENT = datetime.fromisoformat(AS_OF)
LIFE = {"2025-00004", "2025-00005", "2026-00001", "2026-00002", "2026-00003", "2026-00004"}


@pytest.fixture
def grounds(site: Callable[[str], Path]) -> tuple[Order, SourceTree, Ground]:
    """The ground of a policy with its whole life, and of what it was made."""
    root = site("policy-life")
    tree, _ = load_tree(root, MOMENT)
    plan = plan_site(clear_site(root, MOMENT)[0], search=True)
    return Order(root, root / "output", MOMENT), tree, ground_of(tree, plan, withheld_of(tree))


def document(tree: SourceTree, number: str = "2025-00004") -> SourceDocument:
    """One of the documents."""
    return next(each for each in tree.documents if each.number == number)


def test_a_family_is_all_to_which_names_lead(grounds: tuple[Order, SourceTree, Ground]) -> None:
    """From the policy to what carries it out, from the inspection of that to what was put right, and back."""
    _, tree, ground = grounds
    assert set(ground.family([document(tree)])) >= LIFE
    assert ground.family([document(tree)]) == ground.family([document(tree, "2026-00003")])
    assert ["2026-00005"] == ground.family([document(tree, "2026-00005")])


@pytest.mark.parametrize("name", ["2026-00005", "11990126MB1Q5Y7E5N/2026-00005", "旧/5"])
def test_who_is_named_now_is_of_the_family(name: str, grounds: tuple[Order, SourceTree, Ground]) -> None:
    """By number, by 索引号 or by one of its own; and stays so for whoever is asked after."""
    _, tree, ground = grounds
    before = document(tree, "2026-00005")
    named = replace(before, entry=replace(before.entry, values={**before.entry.values, "index_no": "旧/5"}))
    policy = document(tree)
    values = {**policy.entry.values, "parent": (name,)}
    changed = replace(policy, entry=replace(policy.entry, values=values))
    grown = ground.with_documents([named, changed], ground.links)
    assert "2026-00005" not in ground.family([policy])
    assert "2026-00005" in grown.family([changed])
    assert "2025-00004" in grown.family([named])
    assert trace_of(changed) == grown.traces["2025-00004"]


def test_a_trace_is_of_all_but_text_and_review(grounds: tuple[Order, SourceTree, Ground]) -> None:
    """Another text or another review leaves it as it is; another value, file or link does not."""
    _, tree, ground = grounds
    policy = document(tree)
    values = {**policy.entry.values, "review": document(tree, "2026-00001").entry.values["review"]}
    same = replace(policy, body=f"{policy.body}\n更多。", entry=replace(policy.entry, values=values))
    assert ground.traces["2025-00004"] == trace_of(policy) == trace_of(same)
    titled = replace(policy.entry, values={**policy.entry.values, "title": "另一个标题"})
    others = (replace(policy, entry=titled), replace(policy, body=f"{policy.body}[甲](2026-00001)"))
    assert trace_of(policy) not in {trace_of(other) for other in others}


def test_what_is_kept_is_what_is_loaded(grounds: tuple[Order, SourceTree, Ground]) -> None:
    """For the same order, and the records of its search as well; nothing where an entry was changed."""
    order, _, ground = grounds
    keep_ground(order, ground, [])
    assert (ground, []) == (load_ground(order), load_records(order))
    assert load_ground(replace(order, search=False)) is None
    for entry in (order.root / ".gongkai/cache/ground").iterdir():
        content = entry.read_bytes()
        entry.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    assert (None, None) == (load_ground(order), load_records(order))
