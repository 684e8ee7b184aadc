"""``python3 -m portal.bootstrap -m ruff check``: a tool, run in the environment that has the test lock."""

import sys
from pathlib import Path

from portal.bootstrap import TEST_LOCKS, WINDOWS, become, python_with, speak_unicode

if __name__ == "__main__":
    speak_unicode(windows=WINDOWS)
    become([str(python_with(Path(__file__).parents[2], TEST_LOCKS)), *sys.argv[1:]], windows=WINDOWS)
