"""The document shows the vocabulary that is in force, and each check has been used."""

from pathlib import Path

from readyroom.scenarios.checks import CHECKS
from readyroom.scenarios.language import Step, read
from readyroom.scenarios.names import UnknownNameError
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import Run
from readyroom.scenarios.vocabulary import code, table, tables
from tests.house.source import ROOT
from tests.scenarios.samples import SAMPLES

DOCUMENT = (ROOT / "docs" / "scenarios.md").read_text("utf-8")
HERE = Path(__file__).parent


def test_the_document_has_every_table_as_it_is():
    for title, content in tables():
        assert f"### {title}\n\n{content}\n" in DOCUMENT, (
            f"print readyroom.scenarios.vocabulary.markdown(): {title}"
        )


def outputs() -> str:
    rows = [[type(event).__name__, code(sentence)] for event, sentence in SAMPLES]
    return table("event", "for example", rows=rows)


def test_the_document_has_the_sentence_of_every_event():
    assert outputs() in DOCUMENT, outputs()


def test_every_check_is_used_in_the_vocabulary():
    document = read(HERE / "vocabulary.scenario")
    used = set()
    for scenario in document.scenarios:
        run = Run(document, scenario, OnEngine())
        run.play()
        for step in scenario.steps:
            for entry in step.entries if isinstance(step, Step) else []:
                if not entry.is_output:
                    fitting = (t.form for t in CHECKS if _fits(t, entry.text, run.scene.names))
                    used.add(next(fitting))
    generated = {t.form for t in CHECKS if "{path:word}" in t.form or "there is a|no" in t.form}
    assert {template.form for template in CHECKS} - used - generated == set()
    assert len(generated & used) >= 4


def _fits(template, text, names) -> bool:
    try:
        return template.slots(text, names) is not None
    except UnknownNameError:
        return False
