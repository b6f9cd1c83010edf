"""Who may decide: the token, the cookie that stands for it in a browser, and the mark that a form of ours bears against forgery."""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import dataclass
from hashlib import sha256

_LASTS = 30 * 24 * 3600  # seconds that a cookie holds


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions that one token opens; nothing is stored, a cookie proves itself by a code that only the token's holder can make."""

    token: str

    @property
    def cookie(self) -> str:
        """The cookie's name: two servers on one machine share cookies, as ports do not part them, so each has its own."""
        return f"dateline_{self._code('name')[:8]}"

    def opens(self, token: str) -> bool:
        """Whether this is the token; it takes as long for any text."""
        return hmac.compare_digest(token.strip().encode(), self.token.encode())

    def opened(self) -> str:
        """The value of a new session's cookie."""
        begun = f"{int(time.time())}-{secrets.token_urlsafe(12)}"
        return f"{begun}.{self._code('session', begun)}"

    def holds(self, value: str) -> bool:
        """Whether a cookie's value is one that was given out, not long ago."""
        begun, _, code = value.rpartition(".")
        if not hmac.compare_digest(code.encode(), self._code("session", begun).encode()):
            return False
        return int(begun.partition("-")[0]) > time.time() - _LASTS

    def mark(self, value: str) -> str:
        """What forms of the session with this cookie hold, which another site's page cannot know."""
        return self._code("form", value)

    def bears(self, mark: str, value: str) -> bool:
        """Whether a form's mark is that of the session with this cookie."""
        return hmac.compare_digest(mark.encode(), self.mark(value).encode())

    def _code(self, *of: str) -> str:
        return hmac.new(self.token.encode(), "\0".join(of).encode(), sha256).hexdigest()
