"""A site that is online, or a folder, compared with a manifest."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from portal.problems import CannotFinish
from portal.publish.fetch import fetched
from portal.publish.manifest import MANIFEST, SIGNATURE, Fault, Manifest, faults_of, manifest_of, parse_manifest
from portal.publish.signature import signer_of

_AT_ONCE = 8


def online(url: str) -> Manifest:
    """The manifest of the site at an address that ends in a slash."""
    text = fetched(url + MANIFEST)
    found = parse_manifest(text) if text is not None else None
    if found is None:
        raise CannotFinish("verify-no-manifest", url=url)
    return found


def faults_online(url: str, manifest: Manifest) -> Iterator[Fault]:
    """Every file of the manifest that is not so at the address, and what the manifest there has beyond it."""
    extra = online(url).files.keys() - manifest.files.keys()
    yield from (Fault("unknown", address) for address in sorted(extra))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        addresses = sorted(manifest.files)
        contents = pool.map(lambda address: fetched(url + quote(address)), addresses)
        for address, content in zip(addresses, contents, strict=True):
            if content is None:
                yield Fault("missing", address)
            elif hashlib.sha256(content).hexdigest() not in _right(address, manifest):
                yield Fault("changed", address)


def _right(address: str, manifest: Manifest) -> set[str | None]:
    """The digests an address may have: a former one also that of the page a server leads on to."""
    return {manifest.files[address], manifest.files.get(manifest.moved.get(address, address))}


def faults_in(folder: Path) -> Iterator[Fault]:
    """Every file of a folder that is not as its own manifest has it."""
    return faults_of(folder, manifest_of(folder).files)


def signer_at(where: str, signers: Path) -> str:
    """Who signed the manifest at an address or in a folder."""
    if where.startswith(("http://", "https://")):
        manifest, signature = fetched(where + MANIFEST), fetched(where + SIGNATURE)
    else:
        files = (Path(where, MANIFEST), Path(where, SIGNATURE))
        manifest, signature = (file.read_bytes() if file.exists() else None for file in files)
    if manifest is None or signature is None:
        raise CannotFinish("publish-signature", signers=signers)
    return signer_of(manifest, signature, signers)
