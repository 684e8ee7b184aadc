"""The preview: build, serve, watch, build again, and tell the open pages. It is handed the build and knows no stage.

The site stands at the root of the address and under the path of its ``base_url`` as well, so that the links of
404.html work. Everything of the preview's own lies under ``/-/`` and is never part of the site.
"""

from portal.preview.session import Preview, Rebuilt, preview

__all__ = ["Preview", "Rebuilt", "preview"]
