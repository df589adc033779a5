"""Set-up shared by run.py and test.py: a virtual environment with the locked requirements, and the system packages that Qt needs.

Standard library only, and no module of the program: this runs before anything is installed.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SUPPORTED = ((3, 11), (3, 13))
DEBIAN_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
DEBIAN_FONTS = ("fonts-inter", "fonts-dejavu-core")


class SetupError(Exception):
    """The machine lacks something; the message says what and what to do."""


def venv_python(folder: Path = VENV) -> Path:
    """The interpreter inside the virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def check_python() -> None:
    """Refuse a Python that the locked wheels do not exist for, naming the supported ones."""
    low, high = SUPPORTED
    if not low <= sys.version_info[:2] <= high:
        wanted = f"{low[0]}.{low[1]} to {high[0]}.{high[1]}"
        msg = f"This is Python {platform.python_version()}; Dialtone needs {wanted}. Install one and start this command with it."
        raise SetupError(msg)


def _fingerprint(lock: Path) -> str:
    parts = (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _run(command: Sequence[str], what: str) -> None:
    done = subprocess.run(command, check=False)
    if done.returncode:
        msg = f"{what} failed (exit {done.returncode}). The lines above say why; mend that and start the same command again."
        raise SetupError(msg)


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Two commands started together must not install into one environment at once."""
    lock = folder.with_name(folder.name + ".lock")
    with lock.open("a+") as handle:
        if os.name != "nt":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def prepare(lock_name: str) -> Path:
    """Make .venv with the requirements of packaging/<lock_name>, hashes required; quick when nothing changed. Gives its interpreter."""
    check_python()
    python = venv_python()
    lock = ROOT / "packaging" / lock_name
    with _one_at_a_time(VENV):
        stamp = VENV / f"{lock.stem}.installed"
        wanted = _fingerprint(lock)
        if python.exists() and stamp.exists() and stamp.read_text() == wanted:
            return python
        print(f"Setting up {VENV.name} (once; a few minutes) …", file=sys.stderr, flush=True)
        if not python.exists() or not _same_python(python):
            shutil.rmtree(VENV, ignore_errors=True)
            try:
                venv.EnvBuilder(with_pip=True).create(VENV)
            except (subprocess.CalledProcessError, OSError) as error:
                msg = f"Could not make the virtual environment ({error}). On Debian or Ubuntu: apt-get install python3-venv"
                raise SetupError(msg) from error
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
        _run([*pip, "install", "--require-hashes", "--no-deps", "-r", str(lock)], "Installing the locked requirements")
        _link_source(python)
        stamp.write_text(wanted)
    return python


def _same_python(python: Path) -> bool:
    ask = [str(python), "-c", "import sys; print(sys.version)"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.strip() == sys.version.strip()


def _link_source(python: Path) -> None:
    """Make `import dialtone` find the checkout: a path file, so that no build tool is needed to start."""
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip())
    (site / "dialtone-checkout.pth").write_text(f"{ROOT / 'desktop'}\n", encoding="utf-8")


def missing_qt_packages() -> list[str]:
    """Debian packages that Qt's window needs and this Linux lacks; empty elsewhere."""
    if not sys.platform.startswith("linux"):
        return []
    return sorted({package for library, package in DEBIAN_QT.items() if not _library_found(library)})


def _library_found(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def on_debian_as_root() -> bool:
    """True where this process may install Debian packages."""
    return sys.platform.startswith("linux") and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_debian(packages: Sequence[str]) -> list[str]:
    """Install Debian packages as root; gives the ones that could not be had."""
    if not packages:
        return []
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    subprocess.run([*apt, "update"], env=environment, check=False, stdout=subprocess.DEVNULL)
    wanted = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if subprocess.run(wanted, env=environment, check=False, stdout=subprocess.DEVNULL).returncode == 0:
        return []
    left = []
    for package in packages:
        one = [*apt, "install", "-y", "--no-install-recommends", package]
        if subprocess.run(one, env=environment, check=False, stdout=subprocess.DEVNULL).returncode:
            left.append(package)
    return left


def ensure_qt() -> None:
    """Qt's system libraries: installed as root on Debian, otherwise named in a SetupError."""
    missing = missing_qt_packages()
    if missing and on_debian_as_root():
        print(f"Installing {' '.join(missing)} …", file=sys.stderr, flush=True)
        install_debian([*missing, *DEBIAN_FONTS])
        missing = missing_qt_packages()
    if missing:
        msg = f"The window needs system packages that are missing. Install them: sudo apt-get install {' '.join(missing)}"
        raise SetupError(msg)
