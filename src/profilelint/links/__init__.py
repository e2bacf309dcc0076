"""Whether links work: the address policy, the transport, verdicts, and what earlier runs learnt.

Nothing here opens a socket unless `profilelint.links.checker.check_links` is called online.
"""

FILE_NAME = "links.sqlite"
"""The name of the file of earlier answers in the user's cache: what has it is this program's."""
