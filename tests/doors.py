"""A browser without pictures: cookies, forms and their tokens, over one kept connection."""

from __future__ import annotations

import html
import http.client
import re
import weakref
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?')


@dataclass(frozen=True)
class Page:
    """What came back; `to` is where a redirect leads, the path alone."""

    status: int
    text: str
    to: str = ""

    def words(self) -> str:
        """The text without its markup, to be read in a failure."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    def hidden(self) -> dict[str, str]:
        """Hidden fields of the main part's first form."""
        main = self.text[self.text.find("<main") :]
        form = main[main.find("<form") : main.find("</form>")]
        return {name: html.unescape(value) for name, value in HIDDEN.findall(form)}


@dataclass
class Door:
    """One visitor of a server on loopback; never shared between threads."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        weakref.finalize(self, self._line.close)

    def get(self, path: str) -> Page:
        """Open a page."""
        return self._ask("GET", path, None, {})

    def send(self, path: str, typed: dict[str, Any]) -> Page:
        """Send a form."""
        body = urlencode(typed, doseq=True)
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def json(self, path: str, body: str, **headers: str) -> Page:
        """Send a document to the API."""
        return self._ask("POST", path, body, {"Content-Type": "application/json", **headers})

    def fill(self, path: str, query: str = "", **typed: Any) -> Page:
        """Open a form, fill it in as it stands now, send it; what is not to be had comes back."""
        page = self.get(path + query)
        if page.status != 200:
            return page
        return self.send(path, {**page.hidden(), **typed})

    def sign_in(self, name: str, password: str) -> Door:
        """Come in by the officers' entrance."""
        done = self.fill("/petugas/masuk/", login=name, password=password)
        assert done.status == 302, (name, done.status, done.words()[:400])
        return self

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Page:
        sent = {"Host": "localhost", "Cookie": self._cookie(), **headers}
        self._line.request(method, path, body, sent)
        answer = self._line.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        to = re.sub(r"^https?://[^/]+", "", answer.headers.get("Location") or "")
        return Page(answer.status, text, to)

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())
