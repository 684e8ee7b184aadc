"""``test``: the whole suite; the environment with the test libraries is made before this runs."""

import argparse
import subprocess
import sys

from portal.commands.order import CHECKOUT
from portal.messages import Language


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:  # noqa: ARG001 - as every verb's
    """What follows ``test`` goes to pytest."""
    parser.add_argument("pytest", nargs=argparse.REMAINDER, help="pytest")


def run(arguments: argparse.Namespace, language: Language) -> int:  # noqa: ARG001 - as every verb's
    """Run the suite; its exit status."""
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadfile", *arguments.pytest]
    return subprocess.run(command, cwd=CHECKOUT, check=False).returncode
