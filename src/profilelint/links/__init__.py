"""Whether links work: the address policy, the transport, verdicts, and what earlier runs learnt.

Nothing here opens a socket unless `profilelint.links.checker.check_links` is called online.
"""
