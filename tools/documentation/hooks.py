"""What MkDocs is told beside mkdocs.yml: diagrams are drawn when the site is built, and the decision notes find their own way into it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the `mkdocs` script does not look where it is run

from tools.documentation.drawing import STYLE, fence

_LINK = re.compile(r"\[([^\]]+)\]\((?!\w+:|#)([^)\s#]+)[^)]*\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Diagrams become SVG; the decision notes and the API's page, where it is there, are added to the menu."""
    fences = [{"name": "mermaid", "class": "mermaid", "format": fence}]
    config.mdx_configs.setdefault("pymdownx.superfences", {})["custom_fences"] = fences
    config.extra_css.append("diagrams.css")
    notes = sorted((Path(config.docs_dir) / "decisions").glob("*.md"))
    nav: list[Any] = config.nav or []
    nav.append({"Decisions": [f"decisions/{note.name}" for note in notes]})
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The style of the diagrams is a file of the site."""
    files.append(File.generated(config, "diagrams.css", content=STYLE))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A link to a file of the repository that is no page of the site becomes its words."""
    folder = Path(config.docs_dir).resolve()
    here = (folder / page.file.src_uri).parent

    def kept(link: re.Match[str]) -> str:
        return link[0] if (here / link[2]).resolve().is_relative_to(folder) else link[1]

    return _LINK.sub(kept, markdown)
