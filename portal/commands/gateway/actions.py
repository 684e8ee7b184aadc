"""From the name of an action to what it does."""

import argparse
import os
import sqlite3
from collections.abc import Callable, Mapping

from portal.commands.gateway import acting, checking, looking, serving
from portal.commands.gateway.opened import Opened
from portal.commands.order import WrongCommandLine, moment
from portal.gateway.proceedings import NotPossible
from portal.gateway.safe import Unreadable, WrongKey
from portal.gateway.spool import DamagedRequest
from portal.load.calendar import load_calendar
from portal.load.forms import FOLDER as FORMS
from portal.load.forms import load_forms
from portal.load.gateway_file import load_gateway
from portal.messages import Language
from portal.problems import CannotFinish, SiteRejected, reject_if_any

ACTIONS: Mapping[str, Callable[[Opened], int]] = {
    "serve": serving.serve,
    "check": checking.check,
    "backup": acting.backup,
    "list": looking.show_list,
    "show": looking.show,
    "digest": looking.digest,
    "export": looking.export,
    "confirm": acting.confirm,
    "extend": acting.extend,
    "supplement": acting.supplement,
    "third-party": acting.third_party,
    "answer": acting.answer,
    "release": acting.release,
    "purge": acting.purge,
}


def act(arguments: argparse.Namespace, language: Language) -> int:
    """Do it, with the settings, forms and calendar of the site."""
    root = arguments.root.resolve()
    settings, problems = load_gateway(root, os.environ)
    forms, form_problems = load_forms(root / FORMS)
    days, day_problems = load_calendar(root)
    reject_if_any((*problems, *form_problems, *day_problems))
    if settings is None:
        raise SiteRejected(problems)
    as_of = moment(arguments.as_of)
    opened = Opened(root, settings, {form.id: form for form in forms}, days, arguments, language, as_of)
    try:
        return ACTIONS[arguments.action](opened)
    except NotPossible as fault:
        raise WrongCommandLine(fault.key, **fault.values) from fault
    except DamagedRequest as fault:
        raise CannotFinish("gateway-damaged", number=fault) from fault
    except WrongKey as fault:
        key = "gateway-wrong-key" if settings.keys else "gateway-no-key"
        raise CannotFinish(key, path=settings.store, keys="、".join(map(str, fault.args))) from fault
    except Unreadable as fault:
        raise CannotFinish("gateway-unreadable", what=fault) from fault
    except sqlite3.Error as fault:
        raise CannotFinish("disk", path=settings.store, reason=fault) from fault
    except OSError as fault:
        raise CannotFinish("disk", path=fault.filename, reason=fault.strerror or type(fault).__name__) from fault
