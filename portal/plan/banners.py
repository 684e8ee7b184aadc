"""What a reader must know before reading: the banner of a document that is not, or not wholly, in force."""

from portal.model.public import PublicDocument
from portal.model.views.document import Banner
from portal.plan.listing import Listing
from portal.plan.validity import end_of

_BANNERS = {
    "repealed": ("stop", "本文件已经废止，仅供查阅。"),
    "expired": ("stop", "本文件已经失效，仅供查阅。"),
    "partially_invalid": ("warn", "本文件部分内容已经失效，请与修改它的文件一并阅读。"),
    "not_yet_effective": ("warn", "本文件尚未施行。"),
}


def banner_of(listing: Listing, document: PublicDocument) -> Banner | None:
    """The banner of the document's state, or of what it interprets; None when it is in force."""
    state = listing.validity[document.number]
    if state in _BANNERS:
        tone, text = _BANNERS[state]
        references = (
            *listing.references(document.repealed_by, "废止它的文件"),
            *listing.references(document.replaced_by, "替代它的文件"),
        )
        if state == "not_yet_effective" and document.effective_date:
            day = document.effective_date
            text = f"本文件自{day.year}年{day.month}月{day.day}日起施行，目前尚未施行。"
        return Banner(state, tone, text, references)
    end = end_of(document, listing.documents)
    if document.repealed_by and end:
        text = f"本文件自{end.year}年{end.month}月{end.day}日起废止，目前仍然有效。"
        return Banner("repeal_ahead", "warn", text, listing.references(document.repealed_by, "废止它的文件"))
    return _interpretation_banner(listing, document)


def _interpretation_banner(listing: Listing, document: PublicDocument) -> Banner | None:
    states = [listing.validity[target] for target in document.interprets if isinstance(target, str)]
    if states and len(states) == len(document.interprets) and all(state in {"repealed", "expired"} for state in states):
        return Banner("interprets_invalid", "stop", "被解读的文件已经废止或者失效，本解读仅供查阅。")
    return None
