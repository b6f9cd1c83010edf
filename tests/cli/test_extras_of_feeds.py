"""What feeds, archives and PDF need beside coding is named in one line where it is not installed."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

# As if these had never been installed.
WITHOUT = """
import sys
from importlib.abc import MetaPathFinder

class Without(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"feedparser", "httpcore", "httpx", "protego", "pypdfium2", "warcio"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Without())
from dateline.cli.main import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["watch", "http://feeds.example/f", "--once"], "httpx"),
        (["code", "a.pdf"], "pypdfium2"),
        (["code", "a.warc.gz"], "warcio"),
        (["add", "a.warc.gz"], "warcio"),
    ],
)
def test_a_missing_library_of_feeds_is_one_line(tmp_path: Path, arguments: list[str], module: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n\r\n"))
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    said = f"dateline: this needs {module}, which is not installed: pip install 'dateline[feeds]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
