"""Document types and fields as data: the one source of loading, messages, the metadata table, ``new`` and the docs."""
