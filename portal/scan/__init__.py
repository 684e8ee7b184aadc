"""Personal data and secrecy marks in text (domain.md §12), confirmed by checksum before they are raised."""

from portal.scan.table import columns_of_list
from portal.scan.text import Context, Hit, scan_text

__all__ = ["Context", "Hit", "columns_of_list", "scan_text"]
