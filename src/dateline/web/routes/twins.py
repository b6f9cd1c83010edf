"""Every page's twin for programs, at the same path with ".json": what the interface answers at "/api" before it."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.web.routes import api, api_review, api_things

router = APIRouter(include_in_schema=False)

router.add_api_route("/incidents/{incident}.json", api.show_incident)
router.add_api_route("/incidents/{incident}/history.json", api.tell_history)
router.add_api_route("/reports/{report}.json", api_things.show_report)
router.add_api_route("/actors/{actor}.json", api_things.show_actor)
router.add_api_route("/places/{country}.json", api_things.show_country)
router.add_api_route("/places/{country}/{admin1}.json", api_things.show_division)
router.add_api_route("/places/{country}/{admin1}/{place:path}.json", api_things.show_place)
router.add_api_route("/actors.json", api_things.list_actors)
router.add_api_route("/review.json", api_review.list_doubts)
router.add_api_route("/review/pair.json", api_review.compare_two)
