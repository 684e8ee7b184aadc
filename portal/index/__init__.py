"""The search index: where every character and every pair of neighbours stands in the public text, in small files.

Why it is made this way, and what was measured: docs/decisions/0010-search-index.md.
"""
