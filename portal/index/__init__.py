"""The search index: what was released, cut into tokens for the search program, beside our own data for the page.

Why it is made this way, and what was measured: docs/decisions/0003-search-tokens.md.
"""
