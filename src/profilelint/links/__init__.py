"""Reachability of links: address guard, transport, verdicts, cache.

Nothing here opens a socket unless `profilelint.links.check.check_links` is called online.
"""
