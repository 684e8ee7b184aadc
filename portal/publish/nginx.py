"""The rules nginx serves a release by, to be included in a ``server`` block."""

from collections.abc import Iterable, Iterator, Sequence

from portal.publish.manifest import Manifest

FOR_EVER, SHORT = "public, max-age=31536000, immutable", "public, max-age=60"
_GONE = "_gone/"
_HEAD = "# 由 build.py publish 生成，每次发布都会重写，请不要手工修改。\n"


def nginx_rules(manifest: Manifest, folder: str, endings: Sequence[str]) -> str:
    """The rules that serve the site at its path from ``folder``: withdrawn pages are 410, former addresses 301.

    ``endings`` are those of the compressed copies that lie beside the texts.
    """
    statics = [
        f"{name} on;" for ending, name in ((".gz", "gzip_static"), (".br", "brotli_static")) if ending in endings
    ]
    common = ["charset utf-8;", *statics, *(_header(name, value) for name, value in manifest.headers.items())]
    return _HEAD + "\n".join(_locations(manifest, folder, common)) + "\n"


def _locations(manifest: Manifest, folder: str, common: Sequence[str]) -> Iterator[str]:
    base = manifest.base_path
    page = [_header("Content-Security-Policy", manifest.policy), _header("Cache-Control", SHORT), *common]
    not_found = f"error_page 404 {_quoted(f'{base}404.html')};"
    yield _location(f"^~ {base}", [f"alias {_quoted(f'{folder}/')};", "index index.html;", not_found, *page])
    lasting = [f"alias {_quoted(f'{folder}/assets/')};", _header("Cache-Control", FOR_EVER), *common]
    yield _location(f"^~ {base}assets/", lasting)
    yield from _no_longer_there(manifest, folder, page)


def _no_longer_there(manifest: Manifest, folder: str, page: Sequence[str]) -> Iterator[str]:
    base = manifest.base_path
    if manifest.gone:
        yield _location(f"^~ {base}{_GONE}", ["internal;", f"alias {_quoted(f'{folder}/')};", *page])
    for address in manifest.gone:
        answer = [f"error_page 410 {_quoted(f'{base}{_GONE}{address}')};", "return 410;"]
        yield _location(f"= {_quoted(base + address)}", answer)
        yield _location(f"^~ {_quoted(base + address.removesuffix('.html') + '/')}", answer)
    for address, target in sorted(manifest.moved.items()):
        if "$" in address:  # nginx would read a variable; the page that redirects is there all the same
            continue
        yield _location(
            f"= {_quoted(base + address)}", ["absolute_redirect off;", f"return 301 {_quoted(base + target)};"]
        )


def _location(match: str, lines: Iterable[str]) -> str:
    inside = "".join(f"    {line}\n" for line in lines)
    return f"location {match} {{\n{inside}}}"


def _header(name: str, value: str) -> str:
    return f"add_header {name} {_quoted(value)} always;"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
