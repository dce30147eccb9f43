"""Publish: the rendered site, the live preview and the offline bundle.

`build` renders `site/`, `bundle` packs it, `hook` is what MkDocs calls. Only this folder knows
MkDocs.
"""
