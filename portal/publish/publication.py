"""One publication: the build is verified, compared with what is online, sent, and looked at again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal.model.settings import Target
from portal.problems import CannotFinish
from portal.publish.difference import Difference, difference
from portal.publish.dress import dressed
from portal.publish.fetch import fetched
from portal.publish.folder import FolderMachine
from portal.publish.manifest import MANIFEST, SIGNATURE, Manifest, faults_of, manifest_of, parse_manifest
from portal.publish.objects import ObjectPlace
from portal.publish.place import Place
from portal.publish.releases import ReleasePlace
from portal.publish.signature import sign
from portal.publish.ssh import SshMachine


@dataclass(frozen=True, slots=True)
class Publication:
    """What is about to go online; ``before`` is the manifest that is there, None where nothing is."""

    site: Path
    target: Target
    workshop: Path
    place: Place
    before: bytes | None
    manifest: Manifest
    difference: Difference

    @property
    def is_needed(self) -> bool:
        """Whether what is online is anything but this build."""
        return self.before != self.manifest.text

    def send(self) -> None:
        """Send the site and look whether it is there; else what was there before is served again."""
        files = dict(dressed(self.site, self.manifest, self.workshop / "compressed", _endings(self.target)))
        if self.target.signing_key:
            files[SIGNATURE] = sign(self.manifest.text, self.target.signing_key, self.workshop / self.target.name)
        self.place.send(files, self.manifest)
        seen = self._seen()
        if seen != self.manifest.text:
            if self.before is not None and self.target.kind != "rclone":
                self.place.take_back()
            raise CannotFinish("publish-probe", target=self.target.url or self.target.name)

    def _seen(self) -> bytes | None:
        return fetched(self.target.url + MANIFEST) if self.target.url else self.place.live()


@contextmanager
def publication(site: Path, target: Target, workshop: Path) -> Iterator[Publication]:
    """The publication of a built site, its target held. Raises ``CannotFinish`` when the build was touched since."""
    manifest = manifest_of(site)
    for fault in faults_of(site, manifest.files):
        raise CannotFinish(f"publish-build-{fault.kind}", address=fault.address)
    place = place_of(target, workshop)
    with place.held():
        before = place.live()
        old = parse_manifest(before) if before is not None else None
        if before is not None and old is None:
            raise CannotFinish("publish-bad-manifest", path=f"{target.name}:{MANIFEST}")
        yield Publication(site, target, workshop, place, before, manifest, difference(old, manifest))


def taken_back(target: Target, workshop: Path) -> Difference:
    """Serve what was served before, and what that changed. Raises ``CannotFinish`` when there is nothing before."""
    place = place_of(target, workshop)
    with place.held():
        newer = parse_manifest(place.live() or b"")
        if not place.take_back():
            raise CannotFinish("publish-nothing-before", target=target.name)
        older = parse_manifest(place.live() or b"")
        if older is None:
            raise CannotFinish("publish-bad-manifest", path=f"{target.name}:{MANIFEST}")
        return difference(newer, older)


def place_of(target: Target, workshop: Path) -> Place:
    """The place a target names."""
    if target.kind == "rclone":
        return ObjectPlace(target.remote, workshop / f"{target.name}.lock")
    machine = SshMachine(target.host, target.path) if target.kind == "ssh" else FolderMachine(target.path)
    return ReleasePlace(machine, target.keep, _endings(target))


def _endings(target: Target) -> tuple[str, ...]:
    if target.kind == "rclone":
        return ()
    return (".gz", ".br") if target.brotli else (".gz",)
