"""Files under 400 lines, functions under 60, and every file says what it is."""

import ast

from tests.house.source import Tree, readyroom, tree_of

FILE_LINES = 400
FUNCTION_LINES = 60

# Path below src/ (for a function with ":name"), and why it is better off long.
EXCEPTIONS: dict[str, str] = {}


def too_long(tree: Tree) -> dict[str, int]:
    """Lines by path, or by path:function, of all that is too long."""
    found = {}
    for module in tree.values():
        if (lines := len(module.text.splitlines())) >= FILE_LINES:
            found[module.path] = lines
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines >= FUNCTION_LINES:
                    found[f"{module.path}:{node.name}"] = lines
    return found


def without_docstring(tree: Tree) -> list[str]:
    return [m.path for m in tree.values() if not ast.get_docstring(m.tree)]


def test_files_and_functions_are_short():
    assert {where: lines for where, lines in too_long(readyroom()).items() if where not in EXCEPTIONS} == {}


def test_no_exception_outlives_its_reason():
    assert EXCEPTIONS.keys() - too_long(readyroom()).keys() == set()
    assert all(EXCEPTIONS.values())


def test_every_file_says_what_it_is():
    assert without_docstring(readyroom()) == []


def test_a_long_file_and_a_long_function_are_found():
    function = "def f():\n" + "    pass\n" * (FUNCTION_LINES - 1)
    files = {"readyroom/a.py": "\n" * FILE_LINES, "readyroom/b.py": function}
    assert too_long(tree_of(files)) == {"readyroom/a.py": FILE_LINES, "readyroom/b.py:f": FUNCTION_LINES}
    assert without_docstring(tree_of(files)) == ["readyroom/a.py", "readyroom/b.py"]
