"""Asks a time-stamp authority (RFC 3161 over HTTP). Its answer is hostile until verified: bounded here, judged by who signs with it."""

from dialtone.domain.problems import EnvironmentProblem, InputProblem

_SECONDS = 20.0
_MOST = 200_000


def ask(authority: str, request: bytes) -> bytes:
    """The answer to a request. Raises InputProblem `sign.authority` for what is no URL, EnvironmentProblem `sign.no-time-stamp`."""
    import httpx

    if not authority.startswith(("http://", "https://")):
        raise InputProblem("sign.authority", url=authority)
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    answer = b""
    try:
        with httpx.stream("POST", authority, content=request, headers=headers, timeout=_SECONDS) as response:
            response.raise_for_status()
            for part in response.iter_bytes():
                answer += part
                if len(answer) > _MOST:
                    raise EnvironmentProblem("sign.no-time-stamp", detail=f"> {_MOST} B")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise EnvironmentProblem("sign.no-time-stamp", detail=str(error) or type(error).__name__) from None
    return answer
