"""The words of a report that comes by mail, in English and French. Nothing else belongs here."""

from __future__ import annotations

from readyroom.runtime.report_mails import ReportLetter

SENTENCES: dict[str, dict[str, str]] = {
    "en": {
        "subject": "{organisation}: {name}, {days}",
        "days": "{first} to {last}",
        "text": (
            "Attached is the report {report} of {days}, with what you may see.\n\n"
            "{owner} has it sent to you; it can be changed under Reports, By mail.\n"
        ),
        "attendance": "Agent Attendance",
        "availability": "Availability",
        "missed-calls": "Missed calls",
        "queues": "Queues",
    },
    "fr": {
        "subject": "{organisation} : {name}, {days}",
        "days": "du {first} au {last}",
        "text": (
            "Ci-joint le rapport {report}, {days}, avec ce que vous pouvez voir.\n\n"
            "{owner} vous le fait envoyer ; cela se change sous Rapports, Par courriel.\n"
        ),
        "attendance": "Présence des agents",
        "availability": "Disponibilité",
        "missed-calls": "Appels manqués",
        "queues": "Files",
    },
}


def compose_report(letter: ReportLetter) -> tuple[str, str]:
    """A subject and a text."""
    words = SENTENCES["fr" if letter.language == "fr" else "en"]
    first, last = letter.first.isoformat(), letter.last.isoformat()
    days = first if first == last else words["days"].format(first=first, last=last)
    subject = words["subject"].format(organisation=letter.organisation, name=letter.name, days=days)
    text = words["text"].format(report=words[letter.report], days=days, owner=letter.owner)
    return " ".join(subject.split()), text
