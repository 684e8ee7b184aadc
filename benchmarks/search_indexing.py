"""What indexing costs: the records of a site, and the process that is given them."""

import pickle
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from measure import AS_OF, CHECKOUT, Cost, measure

from portal.model.site import SearchRecord, Written
from portal.pipeline import clear_site
from portal.plan.site import plan_site
from portal.render.site import render_site
from portal.render.templates import OUR_TEMPLATES


def records_of(root: Path) -> list[SearchRecord]:
    """The records of the site as the build gives them to the index."""
    released, _ = clear_site(root, datetime.fromisoformat(AS_OF))
    plan = plan_site(released, search=True)
    made = render_site(plan, (OUR_TEMPLATES,), 1, lambda made: Written(made.address, "", made.blocks))
    blocks = {written.address: written.blocks for written in made if isinstance(written, Written)}
    return [replace(record, blocks=(*record.blocks, *blocks.get(record.address, ()))) for record in plan.records]


def indexing(records: Sequence[SearchRecord], folder: Path) -> tuple[Cost, Cost]:
    """What indexing all costs, and indexing again with one document changed."""
    kept = folder / "records"
    command = [sys.executable, str(CHECKOUT / "benchmarks/search_process.py"), str(kept), str(folder / "index")]
    kept.write_bytes(pickle.dumps([*records]))
    cold = measure(command)
    middle = len(records) // 2
    changed = replace(records[middle], blocks=(*records[middle].blocks, "这是后来补上的一段话。"))
    kept.write_bytes(pickle.dumps([*records[:middle], changed, *records[middle + 1 :]]))
    return cold, measure(command)
