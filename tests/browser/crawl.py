"""X01 and the policy of contents: every page as every role, with payloads in every text.

`python -m tests.browser.crawl` makes the world of the matrix, puts payloads into it,
serves it, and has Chromium open each page that each role may read and follow the links
that lead to others. It prints how many pages were opened and what went wrong: dialogs,
complaints of the browser (a violation of the policy is one), errors. At the end it
breaks a page on purpose and says what was heard.
"""

import json
import os
import sys
import tempfile
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import Error, sync_playwright

ROLES = "NSDVRHIPAU"
# What leaves, signs out, or is a file.
LEFT_OUT = ("/salir/", "/static/", "/evidencias/")
BREAK = """() => {
  const one = document.createElement("script");
  one.textContent = "alert(1)";
  document.body.append(one);
}"""


@dataclass
class Heard:
    """What the browser said of the pages of a role."""

    pages: int = 0
    wrong: list[str] = field(default_factory=list)
    place: str = ""

    def complain(self, text: str) -> None:
        """Note a complaint with the page that it is about."""
        self.wrong.append(f"{self.place}: {text}"[:500])


def main() -> None:
    """Make, serve, crawl, and print what was found."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--roles", default=ROLES)
    parser.add_argument("--pages", type=int, default=400, help="at most, of a role")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pei-crawl-") as folder:
        places, cookies = _made(Path(folder), asked.roles)
        from tests.browser.site import serve  # noqa: PLC0415 -- after setup

        with serve(Path(folder), Path(folder) / "served") as site:
            found = _crawled(site, places, cookies, asked.pages)
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _made(folder: Path, roles: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Make the world; return the addresses of each role and its session."""
    from tests.browser.site import environment, manage  # noqa: PLC0415 -- before setup

    (folder / "data").mkdir()
    env = environment(folder / "data", folder / "static")
    manage("migrate", "--no-input", env=env)
    manage("collectstatic", "--no-input", env=env)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/data/pei.sqlite3"
    import django  # noqa: PLC0415 -- after the environment

    django.setup()
    from tests.security.matrix import client_of  # noqa: PLC0415 -- after setup
    from tests.security.poisoned import a_poisoned_world, places_of  # noqa: PLC0415
    from tests.soak.arena import disconnect  # noqa: PLC0415

    world = a_poisoned_world()
    places = {role: places_of(world, role) for role in roles}
    cookies = {}
    for role in roles:
        client = client_of(world.people[role])
        if "sid" in client.cookies:
            cookies[role] = client.cookies["sid"].value
    disconnect()
    return places, cookies


def _crawled(
    site: str, places: dict[str, list[str]], cookies: dict[str, str], most: int
) -> dict[str, Any]:
    from tests.browser.conftest import QUIET  # noqa: PLC0415 -- after setup

    found: dict[str, Any] = {"pages": {}, "wrong": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=QUIET
        )
        for role, own in places.items():
            context = browser.new_context(locale="es-CO")
            if role in cookies:
                context.add_cookies(
                    [{"name": "sid", "value": cookies[role], "url": site}]
                )
            heard = _walk(context, site, own, most)
            found["pages"][role] = heard.pages
            found["wrong"] += [f"{role} {one}" for one in heard.wrong]
            found["heard_of_a_broken_page"] = _control(context, site)
            context.close()
        browser.close()
    return found


def _walk(context: Any, site: str, own: list[str], most: int) -> Heard:
    heard = Heard()
    page = _page(context, heard)
    waiting, seen = [f"{site}{one}" for one in own], set()
    while waiting and heard.pages < most:
        url = waiting.pop(0)
        kind = urlsplit(url).path
        if kind in seen or urlsplit(url).netloc != urlsplit(site).netloc:
            continue
        seen.add(kind)
        heard.place, heard.pages = kind, heard.pages + 1
        try:
            response = page.goto(url)
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            continue  # a file that is handed over, and not drawn
        if response is None or response.status >= 500:
            heard.complain(f"status {response and response.status}")
        hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        waiting += [urldefrag(urljoin(url, one)).url for one in hrefs if _leads(one)]
    return heard


def _leads(url: str) -> bool:
    path = urlsplit(url).path
    return path.endswith("/") and not any(part in path for part in LEFT_OUT)


def _page(context: Any, heard: Heard) -> Any:
    page = context.new_page()

    def dismiss(dialog: Any) -> None:
        heard.complain(f"dialog {dialog.message}")
        dialog.dismiss()

    def listen(message: Any) -> None:
        # The browser says so itself of an answer that is no page: 403 and 404 are.
        told = "Failed to load resource" in message.text
        if message.type in {"error", "warning"} and not told:
            heard.complain(message.text)

    page.on("dialog", dismiss)
    page.on("console", listen)
    page.on("pageerror", lambda error: heard.complain(str(error)))
    return page


def _control(context: Any, site: str) -> int:
    """Run a script in a page as a payload would; return how much was heard of it."""
    heard = Heard()
    page = _page(context, heard)
    page.goto(f"{site}/accesibilidad/")
    page.evaluate(BREAK)
    page.wait_for_function("() => true")
    return len(heard.wrong)


if __name__ == "__main__":
    main()
