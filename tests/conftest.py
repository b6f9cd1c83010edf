"""Every test runs on the packaged gazetteer, whatever full one this user has built."""

from __future__ import annotations

import os

os.environ["DATELINE_GAZETTEER"] = "packaged"
