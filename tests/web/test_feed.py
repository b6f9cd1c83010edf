"""The Atom feed, as RFC 4287 and a feed reader that nobody here wrote understand it."""

from __future__ import annotations

from xml.etree import ElementTree

import feedparser

from .served import Site

ATOM = "{http://www.w3.org/2005/Atom}"
BY = {"author": "Ada", "reason": "the hospital's list"}


def test_the_feed_has_what_the_standard_asks_for(site: Site) -> None:
    answer = site.client.get("/feed.atom?country=PK")
    assert answer.headers["content-type"] == "application/atom+xml"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
            assert element.findtext(f"{ATOM}{name}")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    own = [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert [link.get("href") for link in own] == [f"{site.url}/feed.atom?country=PK"]
    assert len(root.findall(f"{ATOM}entry")) == 6


def test_a_feed_reader_finds_incidents_that_lead_to_their_pages(site: Site) -> None:
    read = feedparser.parse(site.client.get("/feed.atom").content)
    assert not read.bozo
    assert len(read.entries) == 12
    assert [e.updated for e in read.entries] == sorted((e.updated for e in read.entries), reverse=True)
    for entry in read.entries:
        assert entry.id.startswith("tag:dateline,2026:incident/i")
        twin = next(link.href for link in entry.links if link.type == "application/json")
        assert site.client.get(twin).json()["id"] == entry.id.rpartition("/")[2]
        assert entry.published <= entry.updated
    assert any("<b>" in e.title or "&lt;b&gt;" in e.title for e in read.entries)
    changed = [e for e in read.entries if e.summary.startswith("Changed.")]
    assert len(changed) == 2
    assert all("killed: " in e.summary for e in changed)


def test_an_incident_that_changes_stays_one_entry_and_comes_first(own_site: Site) -> None:
    before = feedparser.parse(own_site.client.get("/feed.atom").content)
    last = before.entries[-1]
    incident = last.id.rpartition("/")[2]
    correct = {"action": "correct", "incident": incident, "field": "killed", "value": "99", **BY}
    assert own_site.owner.post("/api/decisions", json=correct).status_code == 201
    after = feedparser.parse(own_site.client.get("/feed.atom").content)
    assert after.entries[0].id == last.id
    assert after.entries[0].updated > last.updated
    assert "killed: " in after.entries[0].summary
    assert sorted(e.id for e in after.entries) == sorted(e.id for e in before.entries)
    assert after.feed.id == before.feed.id


def test_a_feed_without_entries_is_a_feed(site: Site) -> None:
    read = feedparser.parse(site.client.get("/feed.atom?country=QQ").content)
    assert not read.bozo
    assert read.entries == []


def test_a_feed_is_of_today_and_refuses_a_moment(site: Site) -> None:
    assert site.client.get("/feed.atom?as_of=2021-01-01").status_code == 422


def test_changes_go_on_where_a_page_of_them_ends(site: Site) -> None:
    first = site.client.get("/api/changes?limit=8")
    following = first.headers["link"].partition(">")[0].removeprefix("<")
    second = site.client.get(following)
    ids = [c["incident"]["id"] for answer in (first, second) for c in answer.json()["changes"]]
    assert len(ids) == len(set(ids)) == 12
    assert "link" not in second.headers
