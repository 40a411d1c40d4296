"""Every key has its line, however the file is written."""

import tomllib

import pytest

from readyroom.codec.toml import MalformedError, parse

TEXT = '''\
# a comment with [brackets] and = signs
title = "one # not a comment"  # a comment
"quoted key" = 1
text = """
fake = 1
[not.a.table] \\""" still inside
ends in two quotes"""""
literal = \'\'\'
also = "fake"\'\'\'
list = [
    "a]", # ] in a comment
    { b = 1, c = "}" },
]
after = 2026-01-01T10:00:00Z

[a.b]   # a comment
c = 'it'
d.e = 3
inline = { x = 1, y = { z = 2 } }

[[items]]
id = 1
[[items]]
id = 2
[items.sub]
deep = true
[[items.parts]]
n = 1
[[items.parts]]
n = 2
'''
LINES = {
    ("title",): 2,
    ("quoted key",): 3,
    ("text",): 4,
    ("literal",): 8,
    ("list",): 10,
    ("after",): 14,
    ("a",): 16,
    ("a", "b"): 16,
    ("a", "b", "c"): 17,
    ("a", "b", "d"): 18,
    ("a", "b", "d", "e"): 18,
    ("a", "b", "inline"): 19,
    ("items",): 21,
    ("items", 0): 21,
    ("items", 0, "id"): 22,
    ("items", 1): 23,
    ("items", 1, "id"): 24,
    ("items", 1, "sub"): 25,
    ("items", 1, "sub", "deep"): 26,
    ("items", 1, "parts"): 27,
    ("items", 1, "parts", 0): 27,
    ("items", 1, "parts", 0, "n"): 28,
    ("items", 1, "parts", 1): 29,
    ("items", 1, "parts", 1, "n"): 30,
}


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.rstrip()], ids=["lf", "crlf", "no end"]
)
def test_every_key_has_its_line(text: str):
    document = parse("x.toml", text)
    assert document.lines == LINES
    assert document.data == tomllib.loads(text)


def test_what_has_no_line_has_that_of_what_holds_it():
    document = parse("x.toml", TEXT)
    assert document.place(("a", "b", "inline", "y", "z")) == "x.toml:19"
    assert document.place(("items", 0, "missing")) == "x.toml:21"
    assert document.place(("nowhere",)) == "x.toml"
    assert document.place(()) == "x.toml"


@pytest.mark.parametrize("text", ["", "# only a comment", "\n\n"])
def test_an_empty_file_is_a_file(text: str):
    assert parse("x.toml", text).lines == {}


@pytest.mark.parametrize(
    ("text", "place"), [("a = 1\nb = \n", "x.toml:2: "), ("a = 1\na = 2", "x.toml"), ("[a", "x.toml")]
)
def test_what_is_no_toml_is_told_with_its_place(text: str, place: str):
    with pytest.raises(MalformedError) as error:
        parse("x.toml", text)
    assert str(error.value).startswith(place)
    assert "(at " not in str(error.value) or "end of document" in str(error.value)
