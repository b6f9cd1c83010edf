"""The pages of one thing as anybody gets them: what they say, what leads where, and what deciding changes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx
import pytest

from .served import TOKEN, Site, serving

HTML = {"Accept": "text/html"}


def page(site: Site, path: str, status: int = 200) -> str:
    """The page at a path of the server."""
    answer = site.client.get(path, headers=HTML)
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"].startswith("text/html")
    return answer.text


def plain(markup: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def hijacking(site: Site) -> str:
    """The incident of the story that most is contested of."""
    found = site.client.get("/api/incidents?type=hijacking&order=most_reported").json()["incidents"]
    return str(found[0]["id"])


def test_an_incident_shows_every_claim_of_every_field_beside_its_source(story: Site) -> None:
    name = hijacking(story)
    shown = page(story, f"/incidents/{name}")
    told = story.client.get(f"/api/incidents/{name}").json()
    behind = {c["claim"] for f in (*told["counts"], *told["fields"]) for c in f["claims"] if c["note"] != "copy"}
    listed = set(re.findall(r'id="claim-(c[0-9a-f]+)"', shown))
    assert behind <= listed | {c for c in behind if c not in told["claims"]}
    assert len(listed) > 20
    for dispute in told["disputes"]:
        for side in dispute["sides"]:
            assert side["source"] in plain(shown)


def test_every_link_of_an_incidents_page_leads_somewhere(story: Site) -> None:
    name = hijacking(story)
    shown = page(story, f"/incidents/{name}")
    paths = {unescape(h).partition("#")[0] for h in re.findall(r'href="(/[^"]*)"', shown)}
    own = sorted(p for p in paths if p and not p.startswith(("/static/", "/api", "/feed")))
    assert len(own) > 15
    for path in own:
        assert story.client.get(path, headers=HTML).status_code == 200, path
    anchors = set(re.findall(r'href="#([^"]+)"', shown))
    ids = set(re.findall(r'id="([^"]+)"', shown))
    assert anchors <= ids


@pytest.mark.parametrize("suffix", [".json", ".csv", ".geojson", ".parquet", ".jsonl"])
def test_an_incident_comes_as_a_file(story: Site, suffix: str) -> None:
    answer = story.client.get(f"/incidents/{hijacking(story)}{suffix}")
    assert answer.status_code == 200
    assert answer.content


def test_an_id_is_used_once_on_a_page(story: Site) -> None:
    name = hijacking(story)
    report = story.client.get(f"/api/incidents/{name}").json()["reports"][0]["id"]
    for path in (f"/incidents/{name}", f"/incidents/{name}/print", f"/reports/{report}", "/review", "/places/NG"):
        ids = re.findall(r' id="([^"]+)"', page(story, path))
        assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1][:5]


def test_as_of_a_moment_a_page_shows_what_was_known_then(story: Site) -> None:
    name = hijacking(story)
    then = plain(page(story, f"/incidents/{name}?as_of=2025-06-03T07:00"))
    assert "As known by 2025-06-03 07:00" in then
    assert "1 report, one text" in then


def test_a_report_marks_the_evidence_of_every_claim(story: Site) -> None:
    name = hijacking(story)
    report = story.client.get(f"/api/incidents/{name}").json()["reports"][0]["id"]
    shown = page(story, f"/reports/{report}")
    told = story.client.get(f"/api/reports/{report}").json()
    for claim in told["claims"]:
        assert f'id="claim-{claim["id"]}"' in shown
        assert f'id="at-{claim["id"]}"' in shown
    assert story.client.get(f"/reports/{report}.txt").text == told["text"]


def test_a_citation_leads_to_what_was_known(story: Site) -> None:
    name = hijacking(story)
    shown = plain(page(story, f"/incidents/{name}/cite"))
    assert f"@misc{{dateline-{name}," in shown
    link = re.search(r"http://127\.0\.0\.1:\d+(/incidents/\S+\?as_of=\S+Z)", shown)
    assert link is not None
    assert "As known by" in plain(page(story, link[1]))


@pytest.mark.parametrize(
    "path", ["/incidents/i0000000000000000", "/reports/r0", "/actors/XX.NONE", "/places/AQ", "/places/NG/-/Nowhere"]
)
def test_what_is_not_there_is_said_in_one_sentence(story: Site, path: str) -> None:
    assert "begin" in page(story, path, 404).lower() or "look" in page(story, path, 404).lower()


def test_deciding_needs_the_token(story: Site) -> None:
    name = hijacking(story)
    assert "log in" in page(story, f"/incidents/{name}")
    assert "log in" in page(story, "/review")
    refused = story.client.post("/decisions", data={"action": "undo", "decision": "C1"}, headers=HTML)
    assert refused.status_code in (401, 403)


@contextmanager
def logged_in(site: Site) -> Iterator[httpx.Client]:
    """A browser's client that has shown the token."""
    with httpx.Client(base_url=site.url, timeout=60, headers=HTML, follow_redirects=True) as client:
        client.get(f"/?token={TOKEN}")
        yield client


def form_of(markup: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that does `action`."""
    for form in re.findall(r"<form method=\"post\" action=\"/decisions\".*?</form>", markup, re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
        if fields.get("action") == action or (action in ("same", "different") and "left" in fields):
            return {k: unescape(v) for k, v in fields.items()}
    raise AssertionError(f"no form for {action}")


def test_a_correction_is_shown_and_undone(story_book: Path, tmp_path: Path) -> None:
    with serving(Path(shutil.copy(story_book, tmp_path))) as site, logged_in(site) as client:
        name = hijacking(site)
        fields = form_of(client.get(f"/incidents/{name}").text, "correct")
        said = {"field": "killed:hostages", "value": "23", "reason": "the hospital's list", "author": "Ada"}
        corrected = client.post("/decisions", data={**fields, **said}, headers={"Origin": site.url})
        assert corrected.status_code == 200, corrected.text[:300]
        assert "corrected" in plain(corrected.text)
        assert "Decided: C1" in plain(corrected.text)
        assert "Ada (correction C1)" in plain(corrected.text)
        assert "21 chosen" not in plain(corrected.text), "no source said what a person set"
        undo = form_of(corrected.text, "undo")
        undone = client.post(
            "/decisions", data={**undo, "reason": "by mistake", "author": "Ada"}, headers={"Origin": site.url}
        )
        assert undone.status_code == 200
        history = plain(client.get(f"/incidents/{name}/history").text)
        assert "the hospital's list" in history
        assert "undone" in history


def test_the_queue_gets_shorter_and_keeps_its_place(story_book: Path, tmp_path: Path) -> None:
    with serving(Path(shutil.copy(story_book, tmp_path))) as site, logged_in(site) as client:
        first = client.get("/review?at=1")
        total = int(re.search(r"2 of (\d+) that wait", plain(first.text))[1])  # type: ignore[index]
        assert "2 of" in plain(client.get("/review").text), "the place is kept"
        for at in range(total):
            shown = client.get(f"/review?at={at}").text
            if 'name="left"' in shown:
                break
        fields = form_of(shown, "same")
        decided = client.post(
            "/decisions",
            data={**fields, "action": "unsure", "reason": "nobody can know", "author": "Ada"},
            headers={"Origin": site.url},
        )
        assert decided.status_code == 200
        assert f"of {total - 1} that wait" in plain(decided.text)
        assert "Decided: L1" in plain(decided.text)


def test_a_form_is_taken_as_browsers_send_it_and_no_other_sites(story_book: Path, tmp_path: Path) -> None:
    with serving(Path(shutil.copy(story_book, tmp_path))) as site, logged_in(site) as client:
        name = hijacking(site)
        fields = form_of(client.get(f"/incidents/{name}").text, "correct")
        said = {**fields, "field": "killed:hostages", "value": "23", "reason": "the list", "author": "Ada"}
        for fetched, status in (("cross-site", 403), ("same-site", 403), ("none", 403), ("same-origin", 200)):
            sent = client.post("/decisions", data=said, headers={"Origin": "null", "Sec-Fetch-Site": fetched})
            assert sent.status_code == status, fetched
        assert client.post("/decisions", data=said, headers={"Origin": "null"}).status_code == 403
