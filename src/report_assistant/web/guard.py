"""Access control: only the browser on this machine that was given the address.

The socket hears this machine only. That is not enough: any page that the browser shows could talk
to it, also under a foreign name that is made to point here. So the name that was asked for, the
page that asks, and a secret part of the address are looked at too, before anything else is done.
"""

import hmac
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from report_assistant.foundation.error_log import report_unexpected

if TYPE_CHECKING:
    from aiohttp.typedefs import Middleware

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_REFUSED = "这个地址打不开。请用启动时显示的那一整行地址，在这台电脑上打开。"
_NOT_FROM_ELSEWHERE = "default-src 'none'; base-uri 'none'; form-action 'none'"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guard(port: int, secret: str, home: Path) -> "Middleware":
    """Return what looks at every request before it is answered; errors are logged in `home`."""
    hosts = {f"{name}:{port}" for name in _NAMES}
    origins = {f"http://{host}" for host in hosts}
    policy = _policy(hosts)

    @web.middleware
    async def looked_at(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        is_ours = (
            request.host in hosts
            and _is_secret(request.path, secret)
            and (origin in origins or (origin is None and not _opens_a_channel(request)))
        )
        if not is_ours:
            return _with_headers(web.Response(status=403, text=_REFUSED), policy)
        try:
            return _with_headers(await handler(request), policy)
        except web.HTTPException as error:  # not found, not allowed
            return _with_headers(web.Response(status=error.status, text=_REFUSED), policy)
        except ConnectionError:  # the page was closed
            raise
        except Exception as error:
            told = report_unexpected(error, home)
            return _with_headers(web.Response(status=500, text=told), policy)

    return looked_at


def _opens_a_channel(request: web.Request) -> bool:
    return "upgrade" in request.headers.get("Connection", "").lower()


def _is_secret(path: str, secret: str) -> bool:
    given = path.split("/", 2)[1:2]
    return bool(given) and hmac.compare_digest(given[0].encode("utf-8", "replace"), secret.encode())


def _policy(hosts: set[str]) -> str:
    """Return the policy: nothing is loaded from elsewhere, and no other page embeds this one."""
    channels = " ".join(f"ws://{host}" for host in sorted(hosts))
    return (
        f"{_NOT_FROM_ELSEWHERE}; frame-ancestors 'none'; script-src 'self'; font-src 'self' data:; "
        f"style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' {channels}"
    )


def _with_headers(response: web.StreamResponse, policy: str) -> web.StreamResponse:
    if not response.prepared:
        response.headers["Content-Security-Policy"] = policy
        response.headers["Referrer-Policy"] = "no-referrer"  # the address holds the secret
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"
    return response
