"""Whether the server is up."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()


@router.get("/health", include_in_schema=False)
def health() -> dict[str, str]:
    """That it answers."""
    return {"status": "ok"}
