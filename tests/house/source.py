"""The source as the rules of the house see it: modules by name, and what each one imports."""

import ast
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    name: str  # dotted
    path: str  # below src/
    text: str
    tree: ast.Module


@dataclass(frozen=True)
class Import:
    """One name that a module imports. `target` is a module, `name` what is taken from it."""

    line: int
    target: str
    name: str | None


Tree = dict[str, Module]


def tree_of(files: Mapping[str, str]) -> Tree:
    """Modules by dotted name, from texts by path below src/."""
    tree = {}
    for path, text in files.items():
        name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        tree[name] = Module(name, path, text, ast.parse(text, path))
    return tree


@cache
def readyroom() -> Tree:
    """The package as it stands in the checkout."""
    src = ROOT / "src"
    return tree_of({p.relative_to(src).as_posix(): p.read_text("utf-8") for p in sorted(src.rglob("*.py"))})


def imports(module: Module, tree: Tree) -> Iterator[Import]:
    """Every import in the module: in a function or under TYPE_CHECKING it binds just the same."""
    package = module.name if module.path.endswith("__init__.py") else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            for alias in node.names:
                submodule = f"{base}.{alias.name}"
                if submodule in tree:
                    yield Import(node.lineno, submodule, None)
                else:
                    yield Import(node.lineno, base, alias.name)


@cache
def committed_files() -> list[str]:
    """Paths of all files that are, or with `git add .` would be, committed."""
    list_files = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    git = ["git", "-c", "safe.directory=*", *list_files]  # the checkout may belong to someone else
    listing = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for path in listing.split("\0") if path and (ROOT / path).is_file()]
