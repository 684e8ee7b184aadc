"""What a publication adds, changes and takes away in public."""

from dataclasses import dataclass

from portal.publish.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Difference:
    """Addresses, sorted: new, with other bytes, and no longer there; ``pages`` is how many pages were online before."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    pages: int

    @property
    def vanishing(self) -> int:
        """How many pages in a hundred of those online will be gone, rounded up."""
        removed = sum(address.endswith(".html") for address in self.removed)
        return -(-removed * 100 // self.pages) if self.pages else 0

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def difference(before: Manifest | None, after: Manifest) -> Difference:
    """What changes when ``after`` takes the place of ``before``, which is None where nothing is online."""
    old, new = before.files if before else {}, after.files
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(address for address in new.keys() & old.keys() if new[address] != old[address])),
        removed=tuple(sorted(old.keys() - new.keys())),
        pages=sum(address.endswith(".html") for address in old),
    )
