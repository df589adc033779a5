"""Makes the report of a large site and prints what it took, as a process of its own: its memory is its own too.

python report_of_site.py DEVICES LINKS PHOTOS
"""

import io
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import datetime as dt

import msgspec
from PIL import Image
from site_of_links import large

from dialtone.domain import rules
from dialtone.domain.kinds import DeviceKind, Origin, PersonService
from dialtone.domain.readiness import ProviderStamp
from dialtone.domain.record import Device, Person, Photo, Record, Site
from dialtone.domain.terms import Terms
from dialtone.report import pdf, photos
from dialtone.report.material import ReportMaterial
from dialtone.services.counting import count_document, findings_document
from dialtone.words import Words

NOW = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)


def site(devices: int, links: int, pictures: int) -> Record:
    """Every device belongs to a person; the first ones hang on the links."""
    record = large(links) if links else Record()
    more = tuple(
        Device(
            id=f"x{at}",
            kind=DeviceKind.DESKPHONE,
            person=f"p{at}",
            extension=str(1000 + at),
            vendor="Yealink",
            model="SIP-T46U",
            mac=f"80:5e:c0:{at >> 16:02x}:{at >> 8 & 255:02x}:{at & 255:02x}",
            serial=f"31460220{at:06}",
            origin=Origin.SUPPLIED,
            delivered_on=dt.date(2026, 10, 1),
        )
        for at in range(devices - len(record.devices))
    )
    people = tuple(Person(id=f"p{at}", name=f"Persoon {at}", site="s", service=PersonService.TELEPHONY) for at in range(len(more)))
    shown = tuple(Photo(id=str(at), sha256=f"{at:064x}", subject="rack:R0", caption=f"Foto {at}") for at in range(pictures))
    return msgspec.structs.replace(
        record, sites=(Site(id="s", name="Lindestraat"),), devices=(*record.devices, *more), people=people, photos=shown
    )


def photo(at: int) -> bytes:
    """12 million pixels with more detail than a rack has, each another: some 4 MB as JPEG."""
    grain = Image.effect_noise((800 + at, 600), 60).resize((4000, 3000), Image.Resampling.BICUBIC).convert("RGB")
    out = io.BytesIO()
    grain.save(out, "JPEG", quality=90)
    return out.getvalue()


def material(record: Record, folder: Path) -> ReportMaterial:
    """All that the report needs, counted as the program does it."""
    words, assessment = Words("nl"), rules.assess(record, Terms(), NOW.date())
    made = {one.sha256 or "": photos.prepared((folder / one.id).read_bytes()) for one in record.photos}
    return ReportMaterial(
        record=record,
        assessment=assessment,
        count_document=count_document(assessment, words),
        findings_document=findings_document(assessment, words),
        provider=ProviderStamp(name="allocloud", version="1", sha256="0" * 64),
        provider_title="ALLOcloud",
        conditions_version=None,
        program_version="0",
        dossier_id="7K2-44Q",
        created_at=NOW,
        photos={sha256: picture for sha256, picture in made.items() if picture is not None},
    )


def peak_mb() -> float | None:
    """The most memory that this process held, where the system tells (Linux)."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), None)


def main(devices: int, links: int, pictures: int) -> dict[str, Any]:
    """Seconds of the processor, megabytes of the file, and of memory."""
    with tempfile.TemporaryDirectory() as name:
        folder, record = Path(name), site(devices, links, pictures)
        for at in range(pictures):
            (folder / str(at)).write_bytes(photo(at))
        start = time.process_time()
        whole = material(record, folder)
        prepared = time.process_time()
        data = pdf.render(whole, "nl")
        end = time.process_time()
    took = {"photos_s": prepared - start, "pages_s": end - prepared, "seconds": end - start}
    return {**took, "mb": len(data) / 1e6, "peak_mb": peak_mb()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*map(int, sys.argv[1:4]))))
