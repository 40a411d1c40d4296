"""Traces by OpenTelemetry: a trace for each command, with what it led to.

Belongs here: a step as a span, handed on over OTLP in the background. OpenTelemetry is an extra: without it there are
no traces.
"""

from __future__ import annotations

import hashlib
from typing import Any

from readyroom import __version__
from readyroom.runtime.trail import Step


class CannotTrace(Exception):  # noqa: N818 - it says what is the case
    """Why there can be no traces; says what to do."""


class Traces:
    """A `Listener` that sends spans to an OTLP endpoint over HTTP, such as `http://127.0.0.1:4318/v1/traces`."""

    def __init__(self, endpoint: str) -> None:
        """Raises `CannotTrace`."""
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
            from opentelemetry.sdk.resources import Resource
            from opentelemetry.sdk.trace import TracerProvider
            from opentelemetry.sdk.trace.export import BatchSpanProcessor
        except ImportError:
            raise CannotTrace("Traces need the extra `traces`: pip install readyroom[traces].") from None
        resource = Resource.create({"service.name": "readyroom", "service.version": __version__})
        self._provider = TracerProvider(resource=resource)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)))
        self._tracer = self._provider.get_tracer("readyroom")

    def took(self, step: Step) -> None:
        """One span; those of one command have one trace, whose id is made of the command's."""
        from opentelemetry.trace import Status, StatusCode

        attributes: dict[str, Any] = {
            "readyroom.room": step.room,
            "readyroom.command": step.command,
            "readyroom.seqs": list(step.seqs),
            "readyroom.to": step.to,
        }
        span = self._tracer.start_span(
            f"{step.name} {step.what}",
            context=_of_command(f"{step.room}/{step.command}"),
            attributes=attributes,
            start_time=step.began_ns,
        )
        if step.error:
            span.set_status(Status(StatusCode.ERROR, step.error))
        span.end(step.ended_ns)

    def close(self) -> None:
        """Send what waits, for a few seconds at most."""
        self._provider.shutdown()


def _of_command(name: str) -> Any:
    """The context of a command's trace. Its ids are made of the name, so that nothing has to be handed along."""
    from opentelemetry import trace

    digest = hashlib.sha256(name.encode()).digest()
    context = trace.SpanContext(
        trace_id=int.from_bytes(digest[:16], "big") or 1,
        span_id=int.from_bytes(digest[16:24], "big") or 1,
        is_remote=True,
        trace_flags=trace.TraceFlags(trace.TraceFlags.SAMPLED),
    )
    return trace.set_span_in_context(trace.NonRecordingSpan(context))
