"""Where the documentation stands, and the small trees its examples run in."""

import shutil
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from delais import data_files

DOCS = Path(__file__).resolve().parent.parent
ROOT = DOCS.parent


@contextmanager
def checkout_with(example: Path) -> Iterator[Path]:
    """A throw-away checkout: the project's data and the files of `example`, whose CSV rows come after the project's."""
    with TemporaryDirectory() as name:
        root = Path(name)
        for folder in ("procedures", "calendars"):
            shutil.copytree(ROOT / folder, root / folder)
        (root / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
        for path in sorted(example.rglob("*.*")) if example.is_dir() else ():
            _lay(path, root / path.relative_to(example))
        with patch.object(data_files, "root", lambda: root), chdir(root):
            yield root


def _lay(path: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".csv" and place.exists():
        rows = path.read_text(encoding="utf-8").partition("\n")[2]
        place.write_text(place.read_text(encoding="utf-8").rstrip("\n") + "\n" + rows, encoding="utf-8")
    else:
        shutil.copyfile(path, place)
