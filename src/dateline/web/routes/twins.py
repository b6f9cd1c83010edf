"""Every page's twin for programs, at the same path with ".json": what the interface answers at "/api" before it."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.web.routes import api

router = APIRouter(include_in_schema=False)

router.add_api_route("/incidents/{incident}.json", api.show_incident)
router.add_api_route("/incidents/{incident}/history.json", api.tell_history)
