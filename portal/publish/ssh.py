"""Release folders on another machine, reached by ssh and filled by rsync, which sends differences."""

import hashlib
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.problems import CannotFinish
from portal.publish.dress import lay_out
from portal.publish.manifest import MANIFEST, Manifest
from portal.publish.programs import MISSING, answer, failed, started
from portal.publish.releases import CURRENT, LOCK, RELEASES, RULES

_OPTIONS = ("-o", "BatchMode=yes", "-o", "ServerAliveInterval=15")
_NO_FOLDER, _NOT_OURS, _HELD = b"no-folder", b"not-ours", b"held"


@dataclass(frozen=True, slots=True)
class SshMachine:
    """The folder on ``host``, which is what ssh is given: a name of its configuration, or user@host."""

    host: str
    folder: str

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder by a lock whose holder ends with the connection."""
        process = started("ssh", *_OPTIONS, self.host, self._script(_HOLD))
        assert process.stdout  # noqa: S101 - it was asked for
        try:
            said = process.stdout.readline().strip()
            if said != _HELD:
                raise self._refusal(said, process.communicate()[1])
            yield
        finally:
            process.communicate()

    def live(self) -> bytes | None:
        """The manifest of the release that is served."""
        return self._ask(f"test -e {CURRENT}/{MANIFEST} || exit {MISSING}; cat {CURRENT}/{MANIFEST}", may_miss=True)

    def names(self) -> list[str]:
        """The folders in ``releases``."""
        return (self._ask(f"ls {RELEASES}") or b"").decode().split()

    def current(self) -> str:
        """The release ``current`` points at."""
        found = self._ask(f"readlink {CURRENT} || exit {MISSING}", may_miss=True) or b""
        return found.decode().strip().rpartition("/")[2]

    def fill(self, partial: str, files: Mapping[str, Path], manifest: Manifest) -> None:
        """What is served already is linked there; all is read back there."""
        del manifest  # what is sent says itself what its bytes are
        with TemporaryDirectory(prefix="gongkai-publish-") as folder:
            lay_out(files, Path(folder))
            options = ("--recursive", "--checksum", "--chmod=D755,F644", f"--link-dest=../../{CURRENT}/")
            shell = shlex.join(("ssh", *_OPTIONS))
            target = f"{self.host}:{self.folder}/{RELEASES}/{partial}/"
            answer("rsync", *options, "--rsh", shell, f"{folder}/", target)
        sums = "".join(f"{_sha256(file)}  {address}\n" for address, file in files.items())
        self._ask(f"cd {RELEASES}/{partial} && sha256sum --quiet -c -", text=sums.encode())

    def finish(self, partial: str, name: str, rules: str) -> None:
        """The name and the rules, on disk before they are pointed at."""
        moved = f"mv {RELEASES}/{partial} {RELEASES}/{name}"
        self._ask(f"{moved} && cat > {RULES}.new && mv {RULES}.new {RULES} && sync", text=rules.encode())

    def serve(self, name: str) -> None:
        """A new link is renamed over the old one."""
        self._ask(f"ln -sfn {RELEASES}/{name} {CURRENT}.new && mv -T {CURRENT}.new {CURRENT}")

    def remove(self, names: Sequence[str]) -> None:
        """Remove folders of ``releases``."""
        if names:
            self._ask(f"cd {RELEASES} && rm -rf -- {shlex.join(names)}")

    def _ask(self, command: str, text: bytes = b"", *, may_miss: bool = False) -> bytes | None:
        return answer("ssh", *_OPTIONS, self.host, self._script(command), text=text, may_miss=may_miss)

    def _script(self, command: str) -> str:
        """The command in the target's folder, for the plainest shell."""
        return f"sh -c {shlex.quote(f'cd {shlex.quote(self.folder)} || {{ echo no-folder; exit 1; }}; {command}')}"

    def _refusal(self, said: bytes, error: bytes) -> CannotFinish:
        target = f"{self.host}:{self.folder}"
        keys = {_NO_FOLDER: "publish-no-target", _NOT_OURS: "publish-not-ours", b"another-run": "publish-another-run"}
        return CannotFinish(keys[said], target=target) if said in keys else failed("ssh", error)


_HOLD = (
    f'if {{ [ -n "$(ls -A)" ] && [ ! -d {RELEASES} ]; }} || {{ [ -e {CURRENT} ] && [ ! -L {CURRENT} ]; }}; '
    "then echo not-ours; exit 1; fi; "
    f"mkdir -p {RELEASES}; exec 9>{RELEASES}/{LOCK}; flock -n 9 || {{ echo another-run; exit 1; }}; echo held; cat"
)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
