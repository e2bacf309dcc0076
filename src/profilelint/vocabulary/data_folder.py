"""A folder of data files, which generators take for one mapping from names to contents.

This is what ``site.data.people`` is in Jekyll if ``_data/people`` is a folder, and in Hugo what
``hugo.Data.people`` is.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.source.data_file import ENDINGS, decode, parse, read_inside
from profilelint.source.files.tree import FILE, tree_of
from profilelint.vocabulary.term_reader import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.source.files.tree import Tree

_MOST_FILES = 10_000
_LARGEST = 16 << 20


def is_folder(path: str, root: str | Tree) -> bool:
    """Return whether there is a folder in the root, on the way to which is no symbolic link."""
    steps = os.path.normpath(path).replace(os.sep, "/").split("/")
    if steps[0] in ("", ".."):
        return False
    tree = tree_of(root)
    return all(tree.has_folder("/".join(steps[: n + 1])) for n in range(len(steps)))


def data_files(path: str, root: str | Tree) -> list[str]:
    """Return the names of the data files in a folder, in order; raises `VocabularyError`."""
    names = [
        name
        for name, kind in tree_of(root).members(path)
        if kind == FILE and name.lower().endswith(ENDINGS) and name[0] != "."
    ]
    if len(names) > _MOST_FILES:
        raise VocabularyError(path, 0, f"the folder contains more than {_MOST_FILES} data files")
    return names


def read_folder(path: str, root: str | Tree, names: Sequence[str]) -> dict[str, Any]:
    """Return the content of data files in a folder by their names without ending.

    Raises `profilelint.source.data_file.DataFileError`.
    """
    left = _LARGEST
    contents = {}
    for name in names:
        file = f"{path}/{name}"
        data = read_inside(file, root)
        left -= len(data)
        if left < 0:
            raise VocabularyError(path, 0, "the data files of the folder are larger than 16 MB")
        contents[stem(name)] = parse(file, decode(file, data)).data
    return contents


def stem(name: str) -> str:
    """Return the name of a file without its ending."""
    return os.path.splitext(name)[0]
