"""What people decide through the interface or a form: kept, undone, refused, and in its turn beside other writers."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from dateline.book.opening import Access, open_book
from tests.book.made import Told, add_made

from .served import Site

BY = {"author": "Ada", "reason": "one bomb"}


def test_decisions_are_kept_listed_and_undone(own_site: Site) -> None:
    left, right = own_site.ids()[:2]

    def decide(**asked: str) -> httpx.Response:
        return own_site.owner.post("/api/decisions", json={**BY, **asked})

    same = decide(action="same", left=left, right=right)
    assert (same.status_code, same.headers["location"]) == (201, "/api/decisions/L1")
    assert len(same.json()["incidents"]) == 1
    assert own_site.client.get("/api/incidents").json()["total"] == 11
    assert decide(action="same", left=left, right=right).status_code == 409
    assert set(decide(action="undo", decision="L1").json()["incidents"]) == {left, right}
    assert decide(action="undo", decision="L1").status_code == 409
    assert decide(action="undo", decision="L7").status_code == 404
    assert decide(action="correct", incident=left, field="killed", value="20..25").json()["decision"] == "C1"
    assert decide(action="correct", incident=left, field="killed", value="many").status_code == 422
    assert decide(action="correct", incident=left, field="kiled", value="1").status_code == 422
    assert decide(action="correct", incident="zzz", field="killed", value="1").status_code == 404
    assert decide(action="unsure", left=left, right=right).json()["decision"] == "L2"
    listed = own_site.client.get("/api/decisions").json()
    assert [d["id"] for d in listed["decisions"]] == ["L2", "C1", "U1", "L1"]
    first = own_site.client.get("/api/decisions/L1").json()
    assert (first["holds"], first["author"], first["judgement"]) == (False, "Ada", "same")
    assert own_site.client.get(f"/api/incidents/{left}").json()["corrected"][0]["decision"] == "C1"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"action": "same"}',
        '{"action": "undo", "decision": "L1", "author": " ", "reason": "x"}',
        '{"action": "undo", "decision": "L1", "author": "x", "reason": "\\ud800"}',
        '{"action": "undo", "decision": "L1", "author": "x", "reason": "x", "more": 1}',
        '{"action": "undo", "decision": ["L1"], "author": "x", "reason": "x"}',
        "[" * 20000,
    ],
)
def test_a_decision_that_cannot_be_read_is_refused(site: Site, body: str) -> None:
    answer = site.owner.post("/api/decisions", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.json().keys() == {"error", "remedy"}


def test_two_who_decide_at_once_wait_for_each_other(own_site: Site) -> None:
    ids = own_site.ids()
    answers: list[int] = []

    def correct(number: int) -> None:
        asked = {"action": "correct", "incident": ids[number % 12], "field": "killed", "value": str(number), **BY}
        answer = httpx.post(f"{own_site.url}/api/decisions", json=asked, headers=own_site.owner.headers, timeout=60)
        answers.append(answer.status_code)

    threads = [threading.Thread(target=correct, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [201] * 16
    assert own_site.client.get("/api/decisions").json()["total"] == 16


def test_reading_goes_on_while_another_process_adds(own_site: Site, own_book: Path) -> None:
    with open_book(own_book, Access.WRITE) as other, other.writing():
        begun = time.monotonic()
        assert own_site.client.get("/api/incidents").json()["total"] == 12
        assert time.monotonic() - begun < 5
    with open_book(own_book, Access.WRITE) as other:
        add_made(other, "new", [Told(killed=5, town="Karval", day="2021-07-09")], datetime(2021, 7, 10, tzinfo=UTC))
    assert own_site.client.get("/api/incidents").json()["total"] == 13


def test_a_form_decides_leads_back_and_remembers_who_decided(own_site: Site) -> None:
    one = own_site.ids()[0]
    form = {
        "action": "correct",
        "incident": one,
        "field": "killed",
        "value": "7",
        **BY,
        "back": "/review?at=2",
        "left": "",
    }
    answer = own_site.owner.post("/decisions", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?at=2")
    cookies = answer.headers.get_list("set-cookie")
    assert any(c.startswith("dateline_author=Ada; HttpOnly") for c in cookies)
    assert any(c.startswith("dateline_decision=C1; HttpOnly") for c in cookies)
    elsewhere = own_site.owner.post("/decisions", data={**form, "back": "https://evil.example/"})
    assert elsewhere.headers["location"] == "/"
    unsigned = own_site.owner.post("/decisions", data={**form, "reason": " "})
    assert (unsigned.status_code, unsigned.json()["error"]) == (422, "correct.reason: is missing")


def test_a_decision_waits_while_another_process_writes(own_site: Site, own_book: Path) -> None:
    one = own_site.ids()[0]
    asked = {"action": "correct", "incident": one, "field": "killed", "value": "7", **BY}
    answers: list[httpx.Response] = []
    with open_book(own_book, Access.WRITE) as other, other.writing():
        waiting = threading.Thread(target=lambda: answers.append(own_site.owner.post("/api/decisions", json=asked)))
        waiting.start()
        waiting.join(1.5)
        assert waiting.is_alive()
    waiting.join(60)
    assert [a.status_code for a in answers] == [201]
