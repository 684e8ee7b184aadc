"""Files that the gateway's user alone may read."""

import os


def private(path: str, flags: int) -> int:
    """An opener for ``open`` whose new files are 0600, or less where the umask says so."""
    return os.open(path, flags, 0o600)
