"""Writes into each case what ``check`` says of it today; run it as a script, then read the difference."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from test_cases import CASES, EXPECTATION, said_of  # noqa: E402 - found by the line above


def main() -> None:
    """Bring every case up to date; a case without problems or warnings keeps no file."""
    for case in CASES:
        lines = [line for line in said_of(case) if ": error[" in line or ": warning[" in line]
        file = case / EXPECTATION[case.parent.name]
        file.unlink(missing_ok=True)
        if lines:
            file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
