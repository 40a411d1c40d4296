"""The words of messages, in English and French.

Belongs here: each sentence in both languages, and how several make one message. They say what the page says.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from readyroom.engine.localtime import zone_of
from readyroom.runtime.messages import Letter

LINES_AT_MOST = 50
"""Of one message; the page and the reports have the rest."""

Language = Literal["en", "fr"]
SENTENCES: dict[Language, dict[str, str]] = {
    "en": {
        "withdrawn": "{agent} was withdrawn from {queue}: {count} of {threshold} calls missed.",
        "signed_out": "{agent} was signed out: {count} of {threshold} calls missed in {queue}.",
        "threshold_reached": "{agent} reached the limit of {threshold} missed calls in {queue}, and stays in it.",
        "last_agent_kept": "{agent} stays in {queue}: nobody else is ready, and callers wait.",
        "daily_limit": "{agent} has been {status} for {limit} today, which is the limit.",
        "webhook_disabled": "The webhook {webhook} was switched off: {why}.",
        "schedule_disabled": "The report {report} by mail was switched off: {why}.",
        "report_not_sent": "The report {report} by mail was not sent to {reader}: {why}.",
        "long_wait": "A caller has been waiting in {queue} for {limit}.",
        "nobody_ready": "A caller has been waiting in {queue} for {limit}, and nobody is ready or at work there.",
        "link_down": "The link {link} to the switch has been down for {limit}.",
        "devices_lost": "{number} telephones were lost within {limit}.",
        "drift": "{agent} in {queue}: should be {wanted}, the switch has had {observed} for {limit}.",
        "membership_in": "in",
        "membership_paused": "paused",
        "membership_out": "out",
        "other": "{agent} {queue}: {subject}",
        "test": "This is a test: messages from {organisation} reach you.",
        "test_subject": "{organisation}: a test",
        "several": "{organisation}: {number} notifications",
        "kinds": "{number} × {kind}",
        "more": "and {number} more.",
        "one": "{organisation}: {sentence}",
        "kind_withdrawn": "withdrawn",
        "kind_signed_out": "signed out",
        "kind_threshold_reached": "limit of missed calls reached",
        "kind_last_agent_kept": "last agent kept",
        "kind_daily_limit": "daily limit",
        "kind_webhook_disabled": "webhook switched off",
        "kind_schedule_disabled": "report by mail switched off",
        "kind_report_not_sent": "report by mail not sent",
        "kind_long_wait": "long wait",
        "kind_nobody_ready": "nobody ready",
        "kind_link_down": "link down",
        "kind_devices_lost": "telephones lost",
        "kind_drift": "switch differs",
    },
    "fr": {
        "withdrawn": "Retrait de {agent} de la file {queue} : {count} appels manqués sur {threshold}.",
        "signed_out": "Fermeture de la session de {agent} : {count} appels manqués sur {threshold} dans {queue}.",
        "threshold_reached": "{agent} a atteint la limite de {threshold} appels manqués dans {queue} et y reste.",
        "last_agent_kept": "{agent} reste dans {queue} : personne d’autre n’est prêt et des appelants attendent.",
        "daily_limit": "{agent} a passé {limit} au statut {status} aujourd’hui : c’est la limite.",
        "webhook_disabled": "Le webhook {webhook} a été désactivé : {why}.",
        "schedule_disabled": "L’envoi du rapport {report} par courriel a été désactivé : {why}.",
        "report_not_sent": "Le rapport {report} par courriel n’a pas été envoyé à {reader} : {why}.",
        "long_wait": "Un appelant attend dans {queue} depuis {limit}.",
        "nobody_ready": "Un appelant attend dans {queue} depuis {limit}, et personne n’y est prêt ni en ligne.",
        "link_down": "La liaison {link} avec le commutateur est coupée depuis {limit}.",
        "devices_lost": "{number} téléphones perdus en {limit}.",
        "drift": "{agent} dans {queue} : devrait être {wanted}, le commutateur a {observed} depuis {limit}.",
        "membership_in": "connecté",
        "membership_paused": "en pause",
        "membership_out": "sorti",
        "other": "{agent} {queue} : {subject}",
        "test": "Ceci est un essai : les messages de {organisation} vous parviennent.",
        "test_subject": "{organisation} : un essai",
        "several": "{organisation} : {number} notifications",
        "kinds": "{number} × {kind}",
        "more": "et {number} de plus.",
        "one": "{organisation} : {sentence}",
        "kind_withdrawn": "retrait",
        "kind_signed_out": "session fermée",
        "kind_threshold_reached": "limite d’appels manqués atteinte",
        "kind_last_agent_kept": "dernier agent gardé",
        "kind_daily_limit": "limite du jour",
        "kind_webhook_disabled": "webhook désactivé",
        "kind_schedule_disabled": "rapport par courriel désactivé",
        "kind_report_not_sent": "rapport par courriel non envoyé",
        "kind_long_wait": "longue attente",
        "kind_nobody_ready": "personne de prêt",
        "kind_link_down": "liaison coupée",
        "kind_devices_lost": "téléphones perdus",
        "kind_drift": "écart du commutateur",
    },
}


def compose(letter: Letter) -> tuple[str, str]:
    """A subject and a text: of a test, of one notification, or of several, those first that happened first."""
    words = SENTENCES["fr" if letter.language == "fr" else "en"]
    organisation, notices = letter.organisation, letter.notices
    if not notices:
        subject = words["test_subject"].format(organisation=organisation)
        return subject, words["test"].format(organisation=organisation) + "\n"
    lines = [
        f"{_time(letter.zone, each['at'])}  {_sentence(words, each)}" for each in notices[:LINES_AT_MOST]
    ]
    if len(notices) > LINES_AT_MOST:
        lines.append(words["more"].format(number=len(notices) - LINES_AT_MOST))
    if len(notices) == 1:
        subject = words["one"].format(organisation=organisation, sentence=_sentence(words, notices[0]))
    else:
        kinds = Counter(str(each["subject"]) for each in notices).most_common()
        told = ", ".join(
            words["kinds"].format(number=n, kind=words.get(f"kind_{kind}", kind)) for kind, n in kinds
        )
        subject = f"{words['several'].format(organisation=organisation, number=len(notices))} ({told})"
    return " ".join(subject.split()), "\n".join(lines) + "\n"


def _sentence(words: dict[str, str], notice: dict[str, Any]) -> str:
    params = notice.get("params", {})
    named = {
        "agent": notice.get("agent") or "",
        "queue": notice.get("queue") or "",
        "count": notice.get("count"),
        "threshold": notice.get("threshold"),
        "subject": notice["subject"],
        "limit": _duration(params.get("limit_s", "0")),
        **{name: value for name, value in params.items() if name not in ("agent", "queue")},
        **{name: words[f"membership_{params[name]}"] for name in ("wanted", "observed") if name in params},
    }
    return " ".join(words.get(notice["subject"], words["other"]).format_map(_Known(named)).split())


class _Known(dict[str, Any]):
    """What is not known is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def _time(zone: str, at: int) -> str:
    local = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)).astimezone(zone_of(zone))
    return f"{local:%Y-%m-%d %H:%M:%S}"


def _duration(seconds: str) -> str:
    if int(seconds) < 120:
        return f"{int(seconds)} s"
    minutes = int(seconds) // 60
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes >= 60 else f"{minutes} min"
