"""The settings of a site, as read from site.toml."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Host:
    """The portal this site is part of, and what its header and footer must show (domain.md §5).

    ``mark_image`` is the name of an asset: the party and government site mark (党政机关网站标识).
    """

    name: str = ""
    url: str = ""
    header: str = ""
    sponsor: str = ""
    contact: str = ""
    icp: str = ""
    police: str = ""
    mark_image: str = ""
    mark_url: str = ""


PRESETS = ("self", "portal", "custom", "mailto", "off")


@dataclass(frozen=True, slots=True)
class OtherName:
    """What another gateway calls a field of ours, and where in site.toml that is said."""

    ours: str
    theirs: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Gateway:
    """Where request forms are sent.

    ``self`` is our gateway at ``url``, ``custom`` another that takes HTTP forms at ``url`` (``{form}`` stands for the
    form's id) and calls fields by other names, ``portal`` a unified system that ``url`` leads to and ``name`` names.
    """

    preset: str = "off"
    url: str = ""
    name: str = ""
    allowed_hosts: tuple[str, ...] = ()
    fields: tuple[OtherName, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """A step of the review (三审三校), by the bureau's name for it.

    ``field`` is the field of the record that says who did it; empty when it is signed for under its own name.
    """

    name: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the site is published to: a ``folder`` of this machine, one behind ``ssh``, or a store ``rclone`` reaches.

    ``keep`` releases stay, ``vanish`` pages in a hundred may go at once, ``url`` is where the result is looked at,
    ``signing_key`` the file of an ssh key, ``brotli`` whether the server can send .br files.
    """

    name: str
    kind: str
    path: str = ""
    host: str = ""
    remote: str = ""
    url: str = ""
    signing_key: str = ""
    keep: int = 5
    vanish: int = 20
    brotli: bool = True


DRAFT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Settings:
    """What the bureau says of its site; ``base_url`` ends in ``/`` or is empty.

    ``review_bound`` says whether a review holds for the very bytes it was made of; ``review_steps`` are in their
    order, none where the bureau names none; ``draft_days`` is how long a draft is open that the law sets no period for.
    """

    name: str
    organ: str
    organ_code: str
    domain: str = ""
    id_code: str = ""
    base_url: str = ""
    error_report_url: str = ""
    accent: str = "#1f6b4a"
    host: Host = field(default_factory=Host)
    gateway: Gateway = field(default_factory=Gateway)
    review_bound: bool = True
    review_steps: tuple[ReviewStep, ...] = ()
    targets: tuple[Target, ...] = ()
    doc_no_codes: tuple[str, ...] = ()
    draft_days: int = DRAFT_DAYS
