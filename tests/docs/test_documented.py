"""Each command, option, error and case key is documented, and what the pages say runs."""

from __future__ import annotations

import doctest
import importlib.util
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
import yaml

from foreshock import errors
from foreshock.cli.app import app
from foreshock.cli.running import run
from foreshock.extract.lexicon import Entry, load_lexicon
from foreshock.records import STATUSES, Claim

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def hook(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / "_hooks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for child in getattr(command, "commands", {}).values():
        yield from commands(child, f"{name} {child.name}")


ALL_COMMANDS = dict(commands(typer.main.get_command(app), "foreshock"))


def test_the_page_of_commands_is_up_to_date() -> None:
    assert page("reference/cli.md") == hook("cli_page").page(), "run python docs/_hooks/cli_page.py"


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_each_command_and_option_says_what_it_does(name: str) -> None:
    command = ALL_COMMANDS[name]
    assert (command.help or "").strip().endswith("."), name
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_each_error_is_documented() -> None:
    text = page("reference/errors.md")
    for name, one in inspect.getmembers(errors, inspect.isclass):
        if issubclass(one, errors.ForeshockError):
            assert f"`{name}`" in text


def test_each_field_of_a_claim_and_each_state_is_documented() -> None:
    text = page("reference/claim.md")
    for field in (*Claim.__struct_fields__, "domain"):
        assert f"`{field}`" in text, field
    for status in STATUSES:
        assert f"`{status}`" in page("method/reading.md"), status


def test_each_key_of_a_lexicon_entry_is_documented() -> None:
    text = page("how-to/extend-lexicon.md")
    for field in set(Entry.__struct_fields__) - {"name"}:
        assert f"`{field}`" in text, field


def test_the_tables_of_the_ontology_are_whole() -> None:
    made = hook("ontology_page").on_page_markdown(page("method/ontology.md"))
    assert "<!--" not in made
    assert "| ASSAULT |" in made
    assert "| MIL |" in made
    assert "| ACCUSE score |" in made


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(
        str(path), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8"
    )
    assert result.failed == 0


def _typed_commands() -> Iterator[tuple[str, list[str]]]:
    for path in PAGES:
        for block in re.findall(r"```console\n(.*?)```", path.read_text(encoding="utf-8"), re.S):
            for line in block.splitlines():
                found = re.search(r"(?:^|\| )(?:\S*/)?foreshock (.*)", line)
                if found:
                    yield path.name, [found[1]]


@pytest.mark.parametrize(("where", "words"), list(_typed_commands()), ids=str)
def test_the_commands_that_pages_show_exist(where: str, words: list[str]) -> None:
    """Parse each command as the program would; nothing is run."""
    import shlex

    typed = shlex.split(words[0])
    command: Any = ALL_COMMANDS["foreshock"]
    name = "foreshock"
    while typed and typed[0] in getattr(command, "commands", {}):
        name = f"{name} {typed[0]}"
        command = command.commands[typed.pop(0)]
    is_group = bool(getattr(command, "commands", {}))
    stands_alone = getattr(command, "invoke_without_command", False)
    assert not is_group or stands_alone, f"{where}: {name} is no command"
    options = {opt for one in command.params for opt in one.opts}
    for word in typed:
        if word.startswith("-") and word != "-":
            assert word in options, f"{where}: {name} has no option {word}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target.replace("\n", "")).exists(), f"{path.name}: {target}"


def test_each_page_is_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in DOCS.rglob("*.md"):
        assert str(path.relative_to(DOCS)) in menu


def test_make_knows_what_the_pages_say() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for path in PAGES:
        for target in re.findall(r"`?make ([a-z]+)`?\n", path.read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.M), f"{path.name}: make {target}"


def test_the_lexicon_of_the_pages_is_in_order(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", page("how-to/extend-lexicon.md"), re.S)
    own = tmp_path / "own.yaml"
    own.write_text(block)
    assert load_lexicon((own,)).n_entries == load_lexicon().n_entries + 2


def test_the_actors_of_the_pages_are_in_order(tmp_path: Path) -> None:
    from foreshock.actors import load_registry, resolve_phrase

    block = re.findall(r"```yaml\n(.*?)```", page("how-to/extend-actors.md"), re.S)[0]
    own = tmp_path / "own.yaml"
    own.write_text(block)
    registry = load_registry([own])
    assert resolve_phrase("the Marsh Lions", registry=registry)[0].backers == ("IRN",)


def test_the_case_of_the_pages_is_in_order(tmp_path: Path) -> None:
    from foreshock.workflow.case import read_case

    (block,) = re.findall(r"```yaml\n(.*?)```", page("how-to/own-case.md"), re.S)
    (tmp_path / "case.yaml").write_text(block)
    (tmp_path / "dispatches").mkdir()
    case = read_case(tmp_path)
    assert case.focus == ("ARM", "AZE")
    for key in yaml.safe_load(block):
        assert f"`{key}`" in page("how-to/own-case.md")


def test_help_names_every_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capfd.readouterr().out
    for name in ALL_COMMANDS["foreshock"].commands:
        assert name in out
