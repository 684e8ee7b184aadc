"""Files beside a document: their text for scan and search, and their bytes without what names their makers."""

from portal.attachments.isolation import Bounds, read_attachment, strip_attachment
from portal.attachments.reading import Fault, NotStripped, Passage, Reading

__all__ = ["Bounds", "Fault", "NotStripped", "Passage", "Reading", "read_attachment", "strip_attachment"]
