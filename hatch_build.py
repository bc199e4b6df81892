"""Build hook: put the map of countries into the package.

The map is `countries-50m.json` of the npm package world-atlas, pinned with its hash in
`src/foreshock/brief/map_build/package-lock.json`. It is not kept in git. Without npm, or without
a network, the build goes on and briefs are drawn without borders.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BRIEF = Path("src/foreshock/brief")
MAP_NAME = "countries-50m.json"
TIMEOUT_SECONDS = 120
NPM_CI = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retries=1",
    "--fetch-timeout=30000",
)


class MapBuildHook(BuildHookInterface[Any]):
    """Fetches the map once, for wheels, source archives and editable installs alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch the map unless it is there already."""
        brief = Path(self.root) / BRIEF
        target = brief / "assets" / "map" / MAP_NAME
        if not target.is_file():
            fault = fetch_map(brief / "map_build", target)
            if fault:
                self.app.display_warning(
                    f"no map of countries ({fault}): briefs will show places without borders"
                )
        if target.is_file():
            build_data["artifacts"].append(f"/{(BRIEF / 'assets' / 'map').as_posix()}/*")


def fetch_map(recipe: Path, target: Path) -> str | None:
    """Keep map and licence of the pinned package; return what went wrong, if anything."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    with tempfile.TemporaryDirectory() as work:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(recipe / name, work)
        try:
            subprocess.run(
                [npm, *NPM_CI], cwd=work, check=True, capture_output=True, timeout=TIMEOUT_SECONDS
            )
        except subprocess.TimeoutExpired:
            return f"npm ci took longer than {TIMEOUT_SECONDS} s"
        except (subprocess.CalledProcessError, OSError) as error:
            return _reason(error)
        package = Path(work) / "node_modules" / "world-atlas"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(package / "LICENSE", target.parent / "LICENSE")
        # Last, and by rename, so that a half-written map is never taken for a whole one.
        partial = target.with_suffix(".partial")
        shutil.copy(package / MAP_NAME, partial)
        partial.replace(target)
    return None


def _reason(error: subprocess.CalledProcessError | OSError) -> str:
    """Return the last line that npm said."""
    if isinstance(error, subprocess.CalledProcessError):
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        return f"npm ci failed: {said[-1] if said else error.returncode}"
    return str(error)
