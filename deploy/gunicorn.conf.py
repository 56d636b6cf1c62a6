"""How gunicorn serves the product: `gunicorn --config deploy/gunicorn.conf.py pei_site.wsgi`.

Not preloaded: a SIGHUP then brings new code too, and every worker starts with a fresh
program that makes the PDFs.
"""

import os
from typing import Any

from pei_site.logs import logging_settings

# Under systemd the socket comes from pei.socket, and this is not used.
bind = os.environ.get("GUNICORN_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Two PDFs may be made at once on a machine, and both may fall to one worker: the rest of
# its threads go on serving pages.
threads = 4
worker_class = "gthread"
# With threads this does not limit a request: it ends a worker that stopped answering.
timeout = 30
# What is being answered may end: a PDF takes up to 55 seconds.
graceful_timeout = 60
keepalive = 5
max_requests = 1000
max_requests_jitter = 100
limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190
control_socket_disable = True  # systemd speaks to it by signals
umask = 0o027
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
# The product writes a line for each request, without personal data; its own log is one.
accesslog = None
logconfig_dict = logging_settings(readable=False)
logconfig_dict["loggers"] |= {
    "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
    "gunicorn.access": {"level": "INFO", "handlers": [], "propagate": False},
}
# A socket file has no address to trust: only the proxy may open it.
forwarded_allow_ips = "*" if bind.startswith("unix:") else "127.0.0.1,::1"
# Nor is the proxy believed what it passes on from anybody: with SCRIPT_NAME in a header an
# address that the proxy refuses would be asked for under another (the default allows it).
forwarder_headers = ""
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}


def post_worker_init(worker: Any) -> None:
    """Start what makes the PDFs: the first reader need not wait for its second."""
    from reports.rendering import renderer  # noqa: PLC0415 -- after the application

    renderer.running()
