"""SVG as text: elements, escaped words, and pictures that say what they show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from dateline.publishing.wording import clean


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of `width` x `height` units; `name` begins its ids, so it is the only one of a page.

    `title` says what it is and `description` what it shows, for those who do not see it.
    """

    name: str
    title: str
    description: str
    width: float
    height: float
    body: str

    def __str__(self) -> str:
        """The drawing as an element of a page whose style sheet has the rules of `style()`."""
        return self._written("")

    def standalone(self) -> str:
        """The drawing as a file of its own, with its rules inside."""
        return self._written(tag("style", escape(style())))

    def _written(self, head: str) -> str:
        ids = f"{self.name}-title", f"{self.name}-description"
        return tag(
            "svg",
            head
            + tag("title", words(self.title), id=ids[0])
            + tag("desc", words(self.description), id=ids[1])
            + self.body,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {figure(self.width)} {figure(self.height)}",
            width=self.width,
            height=self.height,
            role="img",
            class_="drawing",
            aria_labelledby=" ".join(ids),
        )


def tag(name: str, content: str = "", **attributes: str | float | None) -> str:
    """An element around `content`, which is markup; `class_` is "class", `aria_label` "aria-label", None leaves one out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else figure(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def text(content: str, x: float, y: float, class_: str = "", anchor: str = "start") -> str:
    """Words at a point, which is their start, "middle" or "end" on the base line; each keeps its own direction."""
    return tag("text", words(content), x=x, y=y, class_=class_ or None, text_anchor=anchor)


def words(content: str) -> str:
    """Plain words escaped for SVG, on one line and without control characters."""
    return escape(clean(content))


def line(start: tuple[float, float], end: tuple[float, float], class_: str) -> str:
    """A straight line."""
    return tag("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=class_)


def figure(number: float) -> str:
    """A number with at most two decimals: "12", "3.25"."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)


@cache
def style() -> str:
    """The rules by which all drawings look as they do."""
    return files("dateline.publishing.drawing").joinpath("drawing.css").read_text("utf-8")
