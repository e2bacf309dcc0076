"""The address of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.rules.embed.bindings import PROGRAMS, bound
from profilelint.rules.page.address import read_address
from profilelint.rules.page.shown_code import addresses_in_code
from profilelint.source.site.addresses import decode_path, join_segments, resolve_all

if TYPE_CHECKING:
    from profilelint.model.markup import Attribute, Element
    from profilelint.rules.api import Context

# What may follow the name of a page, without ".html", in the name of its file.
_ENDINGS: Final = (".html", ".htm", ".md", ".qmd", ".Rmd", ".ipynb")
_INDEXES: Final = ("index", "_index")
# Folders of files that a generator publishes as they are.
_AT_TOP: Final = ("", "static", "public")


def shown_in_frame(element: Element, flavor: str) -> tuple[Attribute, str | None] | None:
    """Return the attribute that says what a frame shows, and the address.

    The address is None where a program of the page makes it, and the result for a frame that is not
    part of the page or has no address.
    """
    source = source_of_frame(element)
    if flavor not in PROGRAMS:
        return None if source is None else (source, source.value)
    if element.inert or element.namespace != "html":
        return None
    found = [each for each in bound(element, flavor) if each.name in ("src", "")]
    named = next((each for each in found if each.name), found[0] if found else None)
    return None if named is None else (named.attribute, named.value)


def source_of_frame(element: Element) -> Attribute | None:
    """Return the attribute with the address of what a frame shows.

    None for a frame that is not part of the page, that HTML does not know in its place, or that
    has no address.
    """
    if element.inert or element.namespace != "html":
        return None
    return element.attributes.get("src")


def is_example(source: str, context: Context) -> bool:
    """Return whether a frame shows a page of the site, and the page the code of such a frame."""
    if source not in addresses_in_code(context.document.body):
        return False
    address = read_address(source)
    return address is not None and not address.host


def is_kept(source: str, context: Context) -> bool:
    """Return whether a frame shows a page of the site that is kept, or made from a file, there.

    A relative address begins at the folder of the page's file, or at one of the page's own. Where
    it is not known who builds the site, the file may be a part of the page in the folder above.
    """
    site, path = context.site, context.document.path
    address = read_address(source)
    segments = decode_path(source.partition("#")[0].partition("?")[0].strip())
    if site is None or not segments or address is None or address.host:
        return False
    context.asked_templates = True
    if source.startswith("/"):
        bases = [join_segments(site.folder, [each] if each else []) for each in _AT_TOP]
    else:
        folder = path.rpartition("/")[0]
        bases = [folder, path.rpartition(".")[0]]
        if not site.generator:
            bases.append(folder.rpartition("/")[0])
    return any(
        target is not None and any(map(site.tree.has_file, _files_of(target)))
        for target in resolve_all(bases, segments)
    )


def _files_of(target: str) -> list[str]:
    """Return the files of which one is a page, or makes it."""
    stem = target.removesuffix(".html").removesuffix(".htm")
    files = [target, *(stem + ending for ending in _ENDINGS)]
    if stem == target:
        files += [f"{target}/{name}{ending}" for name in _INDEXES for ending in _ENDINGS]
    return files
