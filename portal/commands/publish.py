"""``publish``: put the built site online in one step, or go back to the release before."""

import argparse
import sys
import time

from portal.commands.order import WrongCommandLine, add_common, make_order
from portal.messages import Language, say
from portal.model.order import Order
from portal.model.settings import Target
from portal.pipeline import targets_of
from portal.publish.difference import Difference
from portal.publish.publication import Publication, publication, taken_back
from portal.write import workshop_of

_KINDS = ("added", "changed", "removed")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``publish``."""
    add_common(parser, language)
    parser.add_argument("target", metavar="TARGET", nargs="?", default="", help=say("option-target", language))
    parser.add_argument("--rollback", action="store_true", help=say("option-rollback", language))
    parser.add_argument("--allow-removals", action="store_true", help=say("option-allow-removals", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Publish and say what changed in public."""
    started = time.monotonic()
    order = make_order(arguments)
    target = _target(order, arguments.target)
    workshop = workshop_of(order.output) / "publish"
    if arguments.rollback:
        _show(taken_back(target, workshop), language)
        print(say("publish-back", language, {"target": target.name}), file=sys.stderr)
        return 0
    with publication(order.output, target, workshop) as ready:
        if not ready.is_needed:
            print(say("publish-same", language, {"target": target.name}), file=sys.stderr)
            return 0
        _show_all(ready, language)
        vanishing = ready.difference.vanishing
        if vanishing > target.vanish and not arguments.allow_removals:
            raise WrongCommandLine("publish-vanishing", share=vanishing, most=target.vanish)
        ready.send()
    seconds = f"{time.monotonic() - started:.1f}"
    print(say("publish-done", language, {"target": target.name, "seconds": seconds}), file=sys.stderr)
    return 0


def _target(order: Order, name: str) -> Target:
    targets = {target.name: target for target in targets_of(order.root)}
    if not targets:
        raise WrongCommandLine("publish-none")
    if not name and len(targets) == 1:
        (name,) = targets
    if name not in targets:
        raise WrongCommandLine("publish-which", name=name, known="、".join(targets))
    return targets[name]


def _show_all(ready: Publication, language: Language) -> None:
    if ready.before is None:
        print(say("publish-first", language, {"files": len(ready.manifest.files)}), file=sys.stderr)
    else:
        _show(ready.difference, language)


def _show(changes: Difference, language: Language) -> None:
    for kind in _KINDS:
        for address in getattr(changes, kind):
            print(say(f"publish-{kind}", language, {"address": address}), file=sys.stderr)
    counts = {kind: len(getattr(changes, kind)) for kind in _KINDS}
    print(say("publish-count", language, counts), file=sys.stderr)
