"""Brings releases of packages, unpacked, into a folder. Nothing of them is installed or run.

The one exception: the metadata step of a source archive, which pip runs where a release has no wheel.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.realworld.pairs import Release

_PYTHONS = ("3.14.9", "3.12", "3.8", "3.10", "3.7", "3.6")
_PLATFORMS = ("any", "manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64", "manylinux_2_17_x86_64")


class NotBroughtError(Exception):
    """A release that the package index does not have, or that cannot be unpacked."""


def bring(release: Release, folder: Path) -> Path:
    """The folder with a release's files; it is filled where it is not there. Raises NotBroughtError."""
    target = folder / release.folder
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            archive = _download(release, Path(scratch), folder)
            unpacking = Path(scratch) / "unpacked"
            _unpack(archive, unpacking)
            shutil.move(unpacking, target)
    return target


def _download(release: Release, scratch: Path, folder: Path) -> Path:
    for python, options in _ways(folder):
        _pip(python, *options, f"{release.package}=={release.version}", "-d", str(scratch))
        found = sorted(path for path in scratch.iterdir() if path.is_file())
        if found:
            return found[0]
    raise NotBroughtError(f"{release.package}=={release.version}")


def _ways(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Wheels of this interpreter, of others, then source archives."""
    yield sys.executable, ["--only-binary", ":all:"]
    platforms = [f"--platform={name}" for name in _PLATFORMS]
    for python in _PYTHONS:
        yield sys.executable, ["--only-binary", ":all:", "--python-version", python, *platforms]
    yield _old_setuptools(folder), ["--no-binary", ":all:", "--no-build-isolation"]


def _pip(python: str, *arguments: str) -> None:
    command = [python, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", *arguments]
    subprocess.run(command, capture_output=True, check=False)


def _old_setuptools(folder: Path) -> str:
    """The Python of an environment that can read the metadata of old source archives."""
    home = folder / ".old-setuptools"
    python = str(home / "bin" / "python")
    if not home.exists():
        venv.create(home, with_pip=True)
        install = [python, "-m", "pip", "install", "-q", "setuptools<58", "wheel", "cython"]
        subprocess.run(install, check=True, capture_output=True)
    return python


def _unpack(archive: Path, target: Path) -> None:
    """The files of a wheel as they are, those of a source archive without the folder around them."""
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target)
        return
    with tarfile.open(archive) as source:
        source.extractall(target, filter="data")
    inner = list(target.iterdir())
    if len(inner) == 1 and inner[0].is_dir():
        for path in list(inner[0].iterdir()):
            path.rename(target / path.name)
        inner[0].rmdir()
