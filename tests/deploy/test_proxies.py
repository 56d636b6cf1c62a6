"""What the proxies let through, add and answer by themselves; of both, the same."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from indicators.evidence.actions import MAX_EACH
from indicators.evidence.checks import MAX_BYTES
from pei_site.middleware import LARGEST_BODY, NOT_KEPT
from reports.rendering.door import GRACE
from reports.rendering.limits import COMMAND, PAGE

DEPLOY = Path(__file__).parents[2] / "deploy"
COMMENT = re.compile(r"(^|\s)#.*")
NGINX = COMMENT.sub("", (DEPLOY / "nginx/pei.conf").read_text("utf-8"))
CADDY = COMMENT.sub("", (DEPLOY / "caddy/Caddyfile").read_text("utf-8"))
# As the product's own answers carry them (tests/security/test_headers.py).
OWN_PAGES = {
    "Cache-Control": NOT_KEPT,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def nginx(opening):
    """Return the lines inside the first block that begins so."""
    indent = re.search(rf"^( *){re.escape(opening)}", NGINX, re.MULTILINE)[1]
    return NGINX.partition(f"{opening}")[2].partition(f"\n{indent}}}")[0]


def caddy(opening):
    """Return the lines inside the first block that begins so."""
    indent = re.search(rf"^(\t*){re.escape(opening)}", CADDY, re.MULTILINE)[1]
    return CADDY.partition(f"{opening}")[2].partition(f"\n{indent}}}")[0]


def named(pattern, text):
    """Pair names with what is said of them, without quotes."""
    return {name: told.strip('"') for name, told in re.findall(pattern, text)}


def test_what_the_product_believes_is_the_proxys_own_word():
    """Written over whatever the visitor said, once, and taken from nothing they say."""
    by_nginx = named(r"proxy_set_header (\S+) (\S+);", NGINX)
    by_caddy = named(r"header_up (\S+) (\S+)", CADDY)

    assert by_nginx == {
        "Connection": "",
        "Host": "$host",
        "X-Forwarded-Proto": "$scheme",
        "X-Forwarded-For": "$remote_addr",
        "X-Request-ID": "$request_id",
    }
    assert by_caddy == {
        "X-Forwarded-Proto": "{scheme}",
        "X-Forwarded-For": "{remote_host}",
        "X-Request-ID": "{http.request.uuid}",
    }


def test_a_page_of_the_proxys_own_carries_the_headers_too():
    by_nginx = named(
        r"add_header (\S+) (\".*\"|\S+) always;", nginx(r"location ~ ^/(413|502)")
    )
    by_caddy = named(r"(?m)^\t+(\S+) (\".*\"|\S+)$", caddy("header {"))

    assert by_nginx == OWN_PAGES | {"X-Request-ID": "$request_id"}
    assert by_caddy == OWN_PAGES | {"X-Request-ID": "{http.request.uuid}"}


def test_from_outside_the_metrics_do_not_exist():
    by_nginx = nginx("location = /salud/metricas/ {")

    assert re.findall(r"(allow|deny) (\S+);", by_nginx) == [
        ("allow", "127.0.0.1"),
        ("allow", "::1"),
        ("deny", "all"),
    ]
    assert "not remote_ip 127.0.0.1 ::1" in caddy("@metrics {")
    assert "\n\trespond @metrics 404\n" in CADDY


def test_only_what_never_changes_is_kept_by_nginx():
    static = nginx("location /static/ {")

    assert "proxy_cache pei;" in static
    assert "proxy_hide_header X-Request-ID;" in static  # it names another's request
    assert NGINX.count("proxy_cache ") == 1
    assert "proxy_ignore_headers" not in NGINX


def test_nginx_speaks_to_our_name_over_a_tls_of_today():
    unknown, plain, ours = NGINX.split("\nserver {")[1:]

    assert "ssl_reject_handshake on;" in unknown
    assert "return 444;" in unknown
    assert "return 301 https://$host$request_uri;" in plain
    assert "proxy_pass" not in unknown + plain
    assert "ssl_protocols       TLSv1.2 TLSv1.3;" in ours
    assert "ssl_session_tickets off;" in ours
    assert "proxy_next_upstream off;" in ours  # a save is not asked for twice


def test_the_proxies_tell_nobody_what_they_are():
    assert NGINX.count("server_tokens off;") == NGINX.count("\nserver {") == 3
    assert "\n\theader -Server\n" in CADDY


def test_no_log_of_nginx_says_who_asked_nor_for_what():
    told = re.search(r"log_format pei '(.*)';", NGINX)[1].split()

    assert told == ["$time_iso8601", "$status", "$request_time", "$request_id"]
    assert set(re.findall(r"access_log (.*);", NGINX)) == {
        "off",
        "/var/log/nginx/pei.log pei",
    }
    assert "log" not in CADDY


def test_caddy_waits_for_a_paper_and_takes_a_whole_form_of_evidence():
    seconds = int(re.search(r"response_header_timeout (\d+)s", CADDY)[1])
    megabytes = int(re.search(r"max_size (\d+)MB", CADDY)[1])

    assert seconds > PAGE.wall + GRACE
    assert MAX_EACH * MAX_BYTES < megabytes * 1000**2 <= LARGEST_BODY


def test_a_publication_is_waited_for_and_nothing_else_so_long():
    """It makes its papers while its page waits; both say the same word for its address."""
    longest = COMMAND.wait + COMMAND.wall + GRACE
    place = r"^/admin/mesa/cortes/[0-9-]+/publicar/$"
    by_nginx = [int(one) for one in re.findall(r"proxy_read_timeout (\d+)s", NGINX)]
    by_caddy = [int(one) for one in re.findall(r"header_timeout (\d+)s", CADDY)]

    assert f"proxy_read_timeout {max(by_nginx)}s" in nginx(f"location ~ {place} {{")
    assert f"path_regexp {place}" in CADDY
    assert f"header_timeout {max(by_caddy)}s" in caddy("reverse_proxy @publishing")
    assert sorted(by_nginx) == sorted(by_caddy) == [60, 1200]
    assert re.match(place, reverse("admin:desk_cutoff_publish", args=[date.today()]))
    assert max(by_nginx) > longest


@pytest.mark.parametrize("name", ["413.html", "502.html"])
def test_a_page_of_the_proxys_own_fetches_nothing(name):
    text = (DEPLOY / "pages" / name).read_text("utf-8")

    assert re.findall(r"\bsrc=|<link|<script|url\(", text) == []
