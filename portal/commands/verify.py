"""``verify``: compare a live site with the manifest of the build here, or a folder with its own."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from portal.commands.order import WrongCommandLine, add_common, make_order
from portal.messages import Language, say
from portal.publish.comparison import faults_in, faults_online, online, signer_at
from portal.publish.manifest import MANIFEST, Fault, Manifest, manifest_of


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``verify``."""
    add_common(parser, language)
    parser.add_argument("where", metavar="URL|DIR", help=say("option-where", language))
    parser.add_argument("--signers", metavar="FILE", type=Path, help=say("option-signers", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Name each difference; 1 when there is one."""
    where, manifest, faults = _compared(arguments)
    if arguments.signers:
        print(say("verify-signed", language, {"name": signer_at(where, arguments.signers)}), file=sys.stderr)
    count = 0
    for count, fault in enumerate(faults, start=1):  # noqa: B007 - how many there were is said at the end
        print(say(f"verify-{fault.kind}", language, {"address": fault.address}))
    key, values = ("verify-differs", {"count": count}) if count else ("verify-same", {"files": len(manifest.files)})
    print(say(key, language, values), file=sys.stderr)
    return 1 if count else 0


def _compared(arguments: argparse.Namespace) -> tuple[str, Manifest, Iterator[Fault]]:
    """The place, the manifest it is compared with, and the differences; the build here is trusted before the site."""
    where = str(arguments.where)
    if where.startswith(("http://", "https://")):
        where = where if where.endswith("/") else f"{where}/"
        output = make_order(arguments).output
        manifest = manifest_of(output) if (output / MANIFEST).exists() else online(where)
        return where, manifest, faults_online(where, manifest)
    if not Path(where).is_dir():
        raise WrongCommandLine("verify-no-such-place", where=where)
    return where, manifest_of(Path(where)), faults_in(Path(where))
