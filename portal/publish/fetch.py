"""Files of a site that is online."""

from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

_GONE = 410
_PATIENCE = 30


def fetched(address: str) -> bytes | None:
    """The bytes at an address, past every cache; None where there are none. A withdrawn page has bytes as well."""
    request = Request(address, headers={"Cache-Control": "no-cache", "User-Agent": "gongkai"})  # noqa: S310 - from site.toml or the command line, checked there
    try:
        with urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310
            return bytes(response.read())
    except HTTPError as fault:
        with fault:
            return fault.read() if fault.code == _GONE else None
    except (URLError, OSError, ValueError):
        return None
