"""What was written is read back: dead links, dead anchors, strangers, what is missing."""

from pathlib import Path

import pytest

from portal.verify import check_files, check_links


def faults(
    folder: Path, files: dict[str, str], planned: set[str] | None = None, base_path: str = "/"
) -> list[tuple[str, str, str]]:
    """Address, rule and target of every problem of a staged site."""
    for address, text in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, encoding="utf-8")
    pages = sorted(address for address in files if address.endswith(".html"))
    found = [*check_files(folder, frozenset(planned or files)), *check_links(folder, pages, files.keys(), base_path)]
    return [(p.where.path.removeprefix("output/"), p.rule, dict(p.values).get("target", "")) for p in found]


PAGE = {"index.html": "", "d/1.html": '<h2 id="s1">x</h2>', "d/1/表 一.txt": "x"}


@pytest.mark.parametrize(
    "link",
    [
        '<a href="d/1.html">',
        '<a href="d/1.html#s1">',
        "<a href='d/1.html'>",
        "<a href=d/1.html>",
        '<a  class="x"\n href = "d/1.html" >',
        '<a href="d/1/%E8%A1%A8%20%E4%B8%80.txt">',
        '<a href="./d/../d/1.html?q=1">',
        '<a href="https://a.example/none.html">',
        '<a href="//a.example/none.html">',
        '<a href="mailto:a@b.example">',
        '<a href="#own"><p id="own">',
        '<form action="index.html">',
        '<img src="d/1/表 一.txt">',
        "<p>写成 href=\"none.html\" 或者 src='none.png' 的样子</p>",
        '<code>&lt;a href="none.html#x"&gt; &lt;a href="#none"&gt;</code>',
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(link: str, tmp_path: Path) -> None:
    """Within the site, out of it, to an anchor, and words that only look like one."""
    assert [] == faults(tmp_path, {**PAGE, "a.html": link})


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ('<a href="none.html">', "dead-link-on-page"),
        ('<a href="d/">', "dead-link-on-page"),
        ('<a href="d/1">', "dead-link-on-page"),
        ('<a href="D/1.html">', "dead-link-on-page"),
        ('<img alt="x > y" src="none.png">', "dead-link-on-page"),
        ('<form action="none.html">', "dead-link-on-page"),
        ('<a title="href" href="none.html">', "dead-link-on-page"),
        ('<a href="#none">', "dead-anchor"),
        ('<a href="d/1.html#s2">', "dead-anchor"),
        ('<a href="/index.html">', "absolute-link"),
        ("<a href='none.html'>", "dead-link-on-page"),
        ("<a href=none.html>", "dead-link-on-page"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(link: str, rule: str, tmp_path: Path) -> None:
    """Each is told with the page it stands on."""
    ((address, found, _),) = faults(tmp_path, {**PAGE, "a.html": link})
    assert ("a.html", rule) == (address, found)


def test_a_link_is_dead_on_each_page_that_has_it(tmp_path: Path) -> None:
    """Pages of one folder share their links, and each is told."""
    dead = {"d/1.html": '<a href="none.html">', "d/2.html": '<a href="none.html">'}
    assert ["d/1.html", "d/2.html"] == [address for address, _, _ in faults(tmp_path, dead)]


def test_the_same_words_lead_elsewhere_from_another_folder(tmp_path: Path) -> None:
    """What is sound on one page is looked at again from another folder."""
    pages = {"a.html": "", "index.html": '<a href="a.html">', "d/1.html": '<a href="a.html">'}
    assert [("d/1.html", "dead-link-on-page", "a.html")] == faults(tmp_path, pages)


def test_a_file_nobody_planned_is_found(tmp_path: Path) -> None:
    """Nothing gets out that is not in the plan."""
    files = {"index.html": "", "secret.txt": "x", "d/.hidden": "x"}
    expected = [("d/.hidden", "unplanned-file", ""), ("secret.txt", "unplanned-file", "")]
    assert expected == faults(tmp_path, files, {"index.html"})


def test_a_planned_file_that_is_missing_is_found(tmp_path: Path) -> None:
    """A site with a hole is not published."""
    assert [("d/1.html", "file-not-written", "")] == faults(tmp_path, {"index.html": ""}, {"index.html", "d/1.html"})


def test_a_link_out_of_the_site_is_found(tmp_path: Path) -> None:
    """The stage may lie beside other files; a link to them is dead."""
    (tmp_path / "beside.html").write_text("", encoding="utf-8")
    assert ["dead-link-on-page"] == [
        rule for _, rule, _ in faults(tmp_path / "s", {"index.html": '<a href="../beside.html">'})
    ]


def test_the_page_for_lost_addresses_uses_the_path_of_the_site(tmp_path: Path) -> None:
    """404.html is shown at any depth, so it alone begins its links with the path of base_url."""
    files = {"index.html": "", "404.html": '<a href="/lyj/index.html"><a href="/lyj/none.html"><a href="/index.html">'}
    expected = {("404.html", "dead-link-on-page", "/lyj/none.html"), ("404.html", "absolute-link", "/index.html")}
    assert expected == set(faults(tmp_path, files, base_path="/lyj/"))
