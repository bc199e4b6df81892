from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from foreshock.brief.basemap import find_base_map, read_countries
from foreshock.brief.clip import ring_area
from foreshock.errors import DataFileError

ROOT = Path(__file__).parents[3]
VIEW = (0.0, 0.0, 10.0, 10.0)


def write_atlas(path: Path) -> Path:
    """Write a map of two squares that share a border, one of them far away in part."""
    atlas = {
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [0, 0]},
        # Clockwise on the map, as outer rings are; the second arc is shared.
        "arcs": [
            [[5000, 0], [-5000, 0], [0, 5000], [5000, 0]],
            [[5000, 5000], [0, -5000]],
            [[5000, 5000], [60000, 0], [0, -5000], [-60000, 0]],
        ],
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Westland"}},
                    {"type": "MultiPolygon", "arcs": [[[2, -2]]], "properties": {"name": "East"}},
                ],
            }
        },
    }
    path.write_text(json.dumps(atlas), encoding="utf-8")
    return path


def test_countries_are_cut_to_the_view_with_room_to_pan(tmp_path: Path) -> None:
    west, east = read_countries(write_atlas(tmp_path / "atlas.json"), VIEW)
    assert (west.name, east.name) == ("Westland", "East")
    assert max(x for x, _ in east.polygons[0][0]) == 17.5
    assert west.label_at == (2.5, 2.5)


def test_rings_keep_the_direction_that_a_globe_reads(tmp_path: Path) -> None:
    for country in read_countries(write_atlas(tmp_path / "atlas.json"), VIEW):
        assert ring_area(list(country.polygons[0][0])) < 0


def test_far_countries_are_dropped(tmp_path: Path) -> None:
    path = write_atlas(tmp_path / "atlas.json")
    assert [c.name for c in read_countries(path, (60.0, 0.0, 64.0, 4.0))] == ["East"]


@pytest.mark.parametrize("text", ["no json", "{}", '{"arcs": []}', "[]"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match="not a TopoJSON map"):
        read_countries(path, VIEW)


def test_shipped_map_if_it_was_built() -> None:
    path = find_base_map()
    if path is None:
        pytest.skip("this Foreshock was built without its map")
    countries = read_countries(path, (34.0, 12.0, 64.0, 43.0))
    assert {"Iraq", "Iran", "Saudi Arabia"} <= {country.name for country in countries}
    size = len(json.dumps([country.to_geojson() for country in countries]))
    assert size < 700_000


def test_lock_file_pins_the_map_by_hash_and_names_no_host() -> None:
    recipe = ROOT / "src/foreshock/brief/map_build"
    lock = json.loads((recipe / "package-lock.json").read_text(encoding="utf-8"))
    package = lock["packages"]["node_modules/world-atlas"]
    assert package["integrity"].startswith("sha512-")
    assert "resolved" not in package
    wanted = json.loads((recipe / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted == {"world-atlas": package["version"]}


def load_hook() -> ModuleType:
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_build_without_npm_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hook = load_hook()
    monkeypatch.setattr(hook.shutil, "which", lambda _: None)
    target = tmp_path / "map" / "countries-50m.json"
    assert hook.fetch_map(ROOT / "src/foreshock/brief/map_build", target) == (
        "npm is not installed"
    )
    assert not target.exists()


def test_failing_npm_tells_its_last_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hook = load_hook()
    npm = tmp_path / "npm"
    npm.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no route to the registry')\n")
    npm.chmod(0o755)
    monkeypatch.setattr(hook.shutil, "which", lambda _: str(npm))
    fault = hook.fetch_map(ROOT / "src/foreshock/brief/map_build", tmp_path / "map.json")
    assert fault == "npm ci failed: no route to the registry"
