"""A detached signature of the manifest, by a key of ssh."""

from pathlib import Path
from tempfile import TemporaryDirectory

from portal.problems import CannotFinish
from portal.publish.manifest import MANIFEST, SIGNATURE
from portal.publish.programs import answer

_NAMESPACE = "gongkai"


def sign(manifest: bytes, key: str, folder: Path) -> Path:
    """The signature of the manifest, in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / MANIFEST
    file.write_bytes(manifest)
    (folder / SIGNATURE).unlink(missing_ok=True)
    answer("ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", _NAMESPACE, str(file))
    return folder / SIGNATURE


def signer_of(manifest: bytes, signature: bytes, signers: Path) -> str:
    """Who of the allowed signers signed the manifest. Raises ``CannotFinish`` when none did."""
    with TemporaryDirectory(prefix="gongkai-verify-") as folder:
        file = Path(folder, SIGNATURE)
        file.write_bytes(signature)
        try:
            found = answer("ssh-keygen", "-Y", "find-principals", "-f", str(signers), "-s", str(file)) or b""
            name = found.decode().split("\n")[0]
            check = ("-Y", "verify", "-f", str(signers), "-I", name, "-n", _NAMESPACE, "-s", str(file))
            answer("ssh-keygen", *check, text=manifest)
        except CannotFinish as fault:
            if fault.key == "publish-no-program":
                raise
            raise CannotFinish("publish-signature", signers=signers) from fault
    return name
