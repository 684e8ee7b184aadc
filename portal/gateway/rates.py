"""How often: moving windows of an hour by address block, by form and over all."""

from ipaddress import ip_address, ip_network

from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from portal.model.gateway import Limits

_BLOCKS = {4: 24, 6: 64}


class Rates:
    """Counts requests; no address is kept, only the block it lies in, for an hour."""

    def __init__(self, limits: Limits) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._block, self._form, self._total, self._refuse = (
            RateLimitItemPerHour(amount) for amount in (limits.block, limits.form, limits.total, limits.refuse)
        )

    def is_refused(self, address: str) -> bool:
        """Whether this block asks so often that it is turned away; the asking counts."""
        return not self._limiter.hit(self._refuse, "asked", block_of(address))

    def is_suspect(self, address: str, form: str) -> bool:
        """Whether one of the limits is passed by one more request, which counts."""
        hits = (
            self._limiter.hit(self._block, "block", block_of(address)),
            self._limiter.hit(self._form, "form", form),
            self._limiter.hit(self._total, "total"),
        )
        return not all(hits)


def block_of(address: str) -> str:
    """The /24 or /64 an address lies in; what is no address is a block of its own."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    mapped = getattr(known, "ipv4_mapped", None) or known
    return str(ip_network(f"{mapped}/{_BLOCKS[mapped.version]}", strict=False))
