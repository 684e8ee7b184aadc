"""The single values in what was filed, however deep they lie."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import chain

from portal.model.source import Entry, SourceTree, Value


def moments_of(tree: SourceTree) -> Iterator[datetime]:
    """Every moment at which a date named in the tree begins or ends."""
    documents = (document.entry for document in tree.documents)
    stubs = (stub.entry for stub in tree.stubs)
    for entry in (*documents, *stubs, *tree.columns, *tree.negative_list, *((tree.bureau,) if tree.bureau else ())):
        for value in leaves_of(entry):
            if isinstance(value, datetime):
                yield value
            elif isinstance(value, date):
                begin = datetime(value.year, value.month, value.day, tzinfo=tree.as_of.tzinfo)
                yield begin
                with suppress(OverflowError):
                    yield begin + timedelta(days=1)


def leaves_of(value: Value, *, named: bool = False) -> Iterator[Value]:
    """The single values in a value of any depth; if ``named``, each name in it as well, before what it names."""
    waiting: list[Value] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Entry):
            inside = chain.from_iterable(one.values.items()) if named else one.values.values()
            waiting.extend(reversed([*inside]))
        elif isinstance(one, tuple):
            waiting.extend(reversed(one))
        else:
            yield one


def texts_of(value: Value, *, named: bool = False) -> Iterator[str]:
    """The texts among them."""
    return (leaf for leaf in leaves_of(value, named=named) if isinstance(leaf, str))
