"""Personal data and secrecy marks in text (domain.md §12), confirmed by checksum before they are raised."""

from portal.scan.table import card_in_row, columns_of_list
from portal.scan.text import Context, Hit, mask_card, scan_text

__all__ = ["Context", "Hit", "card_in_row", "columns_of_list", "mask_card", "scan_text"]
