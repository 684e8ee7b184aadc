"""Write the index of records that lie in a file, and do nothing else, so that its cost can be measured.

python benchmarks/search_process.py RECORDS FOLDER
"""

import pickle
import sys
from pathlib import Path

from portal.index.site import build_index


def index(records: Path, folder: Path) -> None:
    """Write the index into the folder, and keep beside it what the next run can use."""
    for file in build_index(pickle.loads(records.read_bytes()), folder / "cache"):  # noqa: S301 - written by us
        (folder / file.address).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.address).write_bytes(file.content)


if __name__ == "__main__":
    index(Path(sys.argv[1]), Path(sys.argv[2]))
