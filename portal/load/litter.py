"""Files that the system or an editor leaves in a folder, and no author wrote."""

_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})
_BEGINS_LITTER = ("~$", "._", ".#", ".~lock.", "~WRL")
_ENDS_LITTER = (".swp", ".swo", ".swx")


def is_litter(name: str) -> bool:
    """Whether the system or an editor left the file, and no author."""
    return name.lower() in _LITTER or name.startswith(_BEGINS_LITTER) or name.endswith(_ENDS_LITTER)
