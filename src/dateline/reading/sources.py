"""Finds the files behind the names that a person gives: a file itself, or all files of a folder, sorted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dateline.model.errors import InputError
from dateline.reading.making import Place


def files_of(source: str) -> Iterator[Place | InputError]:
    """The file `source`, or each file under the folder `source`, sorted; an InputError for what cannot be listed.

    Left out of a folder: names that begin with a dot, and the folders NAME_files that browsers save beside NAME.html.
    """
    try:
        mode = os.stat(source).st_mode
    except (OSError, ValueError) as error:
        yield _missing(source, error)
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(Path(source))
    else:
        yield Place(source, Path(source).name)


def _missing(source: str, error: Exception) -> InputError:
    if source.startswith(("http://", "https://")):
        return InputError(source, "is a web address; Dateline reads files only", "save the page and give its file")
    if isinstance(error, FileNotFoundError):
        return InputError(source, "no such file or folder", "check the name")
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(source, f"cannot be opened ({reason})", "check the name and the permission to read it")


def _in_folder(folder: Path) -> Iterator[Place | InputError]:
    empty = True
    for found in _walk(folder):
        empty = False
        yield found if isinstance(found, InputError) else Place(str(found), found.relative_to(folder).as_posix())
    if empty:
        yield InputError(str(folder), "this folder holds no files", "give a folder of .txt, .html or .jsonl reports")


def _walk(folder: Path) -> Iterator[Path | InputError]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield InputError(str(folder), f"cannot be listed ({error.strerror})", "check the permission to read it")
        return
    pages = {e.stem for e in entries if e.suffix.lower() in (".html", ".htm")}
    for entry in entries:
        if entry.name.startswith(".") or (entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link to a folder can lead back up
                yield from _walk(entry)
        elif entry.is_file():
            yield entry
        else:
            yield InputError(str(entry), "is a pipe, device or broken link", "remove it, or give it by its own name")
