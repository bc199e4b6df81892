"""Write the page of commands from the commands themselves.

``python docs/_hooks/cli_page.py`` writes the file; a test sees that it is up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from foreshock.cli.app import app

PAGE = Path(__file__).parents[1] / "reference" / "cli.md"
INTRODUCTION = """\
# Commands

Options stand before or behind arguments; `--store` and `--quiet` also before the command's name.
Data go to stdout, messages and progress bars to stderr; bars show at a terminal only.

| exit status | meaning |
|---|---|
| 0 | done, also where nothing was found |
| 1 | failed; one sentence says why and what to do |
| 2 | wrong usage |
| 130 | interrupted with Ctrl-C |

| variable | meaning |
|---|---|
| `FORESHOCK_STORE` | the store unless `--store` names one |
| `FORESHOCK_DEBUG` | any value shows where an error arose |

A date is written `2020-04-02`. `WHO` is a country (`IRN` or `Iran`), an id (`IRN-MIL-QUDS-FORCE`)
or a name. This page is made from the commands: `python docs/_hooks/cli_page.py`.
"""


def page() -> str:
    """Return the page."""
    root = typer.main.get_command(app)
    parts = [INTRODUCTION, *_sections(root, "foreshock")]
    return "\n".join(parts)


def _sections(command: Any, name: str) -> Iterator[str]:
    """Yield the section of a command, then those of its own commands."""
    level = "##" if name.count(" ") < 2 else "###"
    yield f"{level} `{name}`\n\n{_text(command)}\n"
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    shown = [_usage_part(one) for one in arguments]
    children = getattr(command, "commands", {})
    tail = ["COMMAND ..."] if children else shown
    yield f"```text\n{' '.join([name, '[OPTIONS]', *tail])}\n```\n"
    rows = [_row(one) for one in command.params if not getattr(one, "hidden", False)]
    yield "| option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n"
    for child in children.values():
        yield from _sections(child, f"{name} {child.name}")


def _text(command: Any) -> str:
    return "\n".join(line.strip() for line in (command.help or "").strip().splitlines())


def _usage_part(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _row(parameter: Any) -> str:
    """Return one line of the table."""
    if parameter.param_type_name == "argument":
        return f"| `{_usage_part(parameter)}` | {parameter.help} |"
    names = ", ".join(f"`{name}`" for name in [*parameter.opts, *parameter.secondary_opts])
    takes = _takes(parameter)
    told = [parameter.help or "", *_extras(parameter)]
    return f"| {names}{takes} | {' '.join(part for part in told if part)} |"


def _takes(option: Any) -> str:
    if option.is_flag:
        return ""
    return f" `{option.metavar}`".replace("|", "\\|") if option.metavar else ""


def _extras(option: Any) -> Iterator[str]:
    if option.required:
        yield "Required."
    if not option.is_flag and option.default is not None and not callable(option.default):
        yield f"Default: `{getattr(option.default, 'value', option.default)}`."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
