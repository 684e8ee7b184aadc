# -*- coding: utf-8 -*-  # noqa: UP009 -- Python 2 reads the sentence below only with this line
"""Says which Python is needed, in syntax that an old Python parses; prepares the environment; runs the command."""

import gc
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 -- Python 2 has no pathlib
TOO_OLD = (
    "需要 Python 3.11 或更新的版本，这台电脑上运行的是 %s；请安装新版 Python 后再试。"
    "Python 3.11 or newer is needed, this is %s; install a newer Python and try again.\n"
)


def main():  # noqa: ANN201 -- Python 2 knows no annotations
    """The exit status of the command."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- this file is for those who have an older one
        sys.stderr.write(TOO_OLD % ((sys.version.split()[0],) * 2))
        return 3
    if ROOT not in sys.path:
        sys.path.insert(0, ROOT)
    from pathlib import Path  # noqa: PLC0415 -- as above

    from portal.bootstrap import prepare  # noqa: PLC0415 -- an old Python does not parse portal/

    arguments = prepare(Path(ROOT), sys.argv[1:])
    from portal.cli import main as run_command  # noqa: PLC0415 -- imports what prepare installs

    status = run_command(arguments)
    gc.freeze()  # what is left ends with the program: to look through it once more takes a tenth of a second
    return status


if __name__ == "__main__":
    sys.exit(main())
