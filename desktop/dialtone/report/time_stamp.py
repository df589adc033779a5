"""Time that somebody else vouches for: RFC 3161 time stamps on a signature, or on a whole file that was signed without the network.

Nothing here reaches the network: who calls gives a way to send a request to the authority that is configured, and to get its answer.
"""

# pyHanko is typed in part
# mypy: disable-error-code="no-untyped-call"

import io
from collections.abc import Callable
from typing import Any

from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.report import verify

Ask = Callable[[bytes], bytes]
"""Sends a time-stamp request (DER) and gives the answer (DER)."""


def stamper(ask: Ask) -> Any:
    """A time stamper of pyHanko's over `ask`."""
    from asn1crypto import tsp  # type: ignore[import-untyped]
    from pyhanko.sign.timestamps import TimeStamper

    class Stamper(TimeStamper):
        async def async_request_tsa_response(self, req: Any) -> Any:
            return tsp.TimeStampResp.load(ask(req.dump()), strict=True)

    return Stamper()


def stamped(pdf: bytes, ask: Ask) -> bytes:
    """A signed report with a time stamp over the whole of it: from then on it is sure that it existed at that time (PAdES B-T).

    Raises InputProblem `sign.not-signed` for a file without a sound signature, EnvironmentProblem `sign.no-time-stamp`.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    before = verify.verify(pdf)
    if before.verdict not in {"valid", "intact-untrusted"}:
        raise InputProblem("sign.not-signed", verdict=before.verdict)
    out = io.BytesIO()
    with answered():
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        writer._update_meta = lambda: None  # type: ignore[method-assign]  # noqa: SLF001 - as in `sign`
        signers.PdfTimeStamper(stamper(ask)).timestamp_pdf(writer, "sha256", output=out)
    after = verify.verify(out.getvalue())
    if not after.intact or not after.covers_whole_file or len(after.signatures) != len(before.signatures):
        raise EnvironmentProblem("sign.self-check", verdict=after.verdict)
    return out.getvalue()


class answered:  # noqa: N801 - used as a statement
    """Whatever the authority answers that is no time stamp becomes EnvironmentProblem `sign.no-time-stamp`."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Its faults, but no problem that has words already."""
        if error is not None and isinstance(error, Exception) and not isinstance(error, Problem):
            raise EnvironmentProblem("sign.no-time-stamp", detail=str(error) or type(error).__name__) from None
