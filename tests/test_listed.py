"""What is kept of a site's lists is what is public, without texts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from portal.gate import release
from portal.listed import Listed, keep_changed, keep_listed, load_listed, names_taken
from portal.load.tree import load_tree
from portal.model.order import Order
from portal.model.source import SourceTree
from tests.built import AS_OF

MOMENT = datetime.fromisoformat(AS_OF)


@pytest.fixture
def filed(site: Callable[[str], Path]) -> tuple[Order, SourceTree]:
    """A public document, an embargoed one and a withdrawn one."""
    root = site("embargo-and-withdrawal")
    return Order(root, root / "output", MOMENT), load_tree(root, MOMENT)[0]


def test_what_is_kept_is_what_is_loaded(filed: tuple[Order, SourceTree]) -> None:
    """For the same order, without texts; nothing where an entry was changed."""
    order, tree = filed
    assert load_listed(order) is None
    (document,) = release(tree).documents
    listed = Listed(release(tree), names_taken(tree))
    keep_listed(order, listed)
    bare = replace(document, body="", files=tuple(replace(file, text="") for file in document.files))
    assert listed.with_documents([bare]) == load_listed(order)
    assert load_listed(replace(order, search=False)) is None
    for entry in (order.root / ".gongkai/cache/listed").iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    assert load_listed(order) is None


def test_what_changed_since_takes_its_place(filed: tuple[Order, SourceTree]) -> None:
    """Newest first, one change after another, until all is kept anew."""
    order, tree = filed
    (document,) = release(tree).documents
    listed = Listed(release(tree), names_taken(tree))
    keep_listed(order, listed)
    newer = replace(document, number="2026-00099", published_at=MOMENT, doc_no="试林发〔2026〕99号")
    keep_changed(order, [newer])
    keep_changed(order, [replace(document, title="另一个标题")])
    now = load_listed(order)
    assert now is not None
    assert ["", "另一个标题"] == [now.release.documents[0].body, now.release.documents[1].title]
    assert "2026-00099" == now.taken["试林发〔2026〕99号"] == now.release.documents[0].number
    keep_listed(order, listed)
    assert listed.release.documents[0].title == load_listed(order).release.documents[0].title


def test_no_text_and_nothing_that_is_not_public_is_kept(filed: tuple[Order, SourceTree]) -> None:
    """Of the public document all but its text; of the others nothing but what no other may be called."""
    order, tree = filed
    keep_listed(order, Listed(release(tree), names_taken(tree)))
    kept = b"".join(entry.read_bytes() for entry in (order.root / ".gongkai/cache/listed").iterdir())
    kept = kept.decode("utf-8", "ignore")
    assert ("关于春季防火的公告" in kept, "带火种进山" in kept, "齾龘" in kept, "正文齾籱" in kept) == (
        True,
        False,
        False,
        False,
    )


def test_a_name_is_taken_by_one_or_by_several(filed: tuple[Order, SourceTree]) -> None:
    """文号 and 索引号 of what is not public as well."""
    _, tree = filed
    first, second, *others = tree.documents
    called = replace(first.entry, values={**first.entry.values, "doc_no": second.entry.text("doc_no")})
    number = second.entry.text("doc_no")
    assert second.number == names_taken(tree)[number]
    assert "" == names_taken(replace(tree, documents=(replace(first, entry=called), second, *others)))[number]
