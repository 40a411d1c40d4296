// One interval in full: when exactly, how long, whose call, who did it, by which rule, how it ended, and why.
import { Button, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, duration, timeWithSeconds } from '@/i18n/format'
import { actor, word } from '@/i18n/words'
import { StatusDot } from '@/ui/StatusDot'
import { eventOf, type Names, useCall } from './data'
import type { Bounds, LaneKind, Span } from './intervals'
import { colourOf, countsWord, endOf, laneWord, textOf, wordOf } from './looks'
import classes from './Timeline.module.css'

/** The explanations live in a folder beside this one; who brings both together hands them in. */
export type WhyAgent = ComponentType<{
  agent: string
  queue?: string
  at?: string
  opened: boolean
  onClose: () => void
}>

/** What somebody did, or a rule; the others follow from calls. */
const DONE_BY: ReadonlySet<LaneKind> = new Set(['state', 'attendance', 'membership', 'hold', 'task'])
/** Whose calls the agent answered. */
const TAKEN: ReadonlySet<LaneKind> = new Set(['call', 'wrap_up'])
/** What somebody may say afterwards. */
const CORRECTED: ReadonlySet<LaneKind> = new Set(['state', 'attendance'])
/** A pointer that passes over asks nothing. */
const DWELL_MS = 200

type DetailProps = {
  agent: string
  span: Span | undefined
  names: Names
  tasks: ReadonlyMap<string, string>
  bounds: Bounds
  /** Where the time of a state or a stay may be corrected. */
  onCorrect?: (span: Span) => void
  Why?: WhyAgent
}

export function Detail({ agent, span, names, tasks, bounds, onCorrect, Why }: DetailProps) {
  const { t } = useTranslation('history')
  if (span === undefined) {
    return (
      <div className={classes.detail}>
        <Text size="sm" c="dimmed">
          {t('detail.pick')}
        </Text>
      </div>
    )
  }
  const what = wordOf(span.lane, span.period, names, tasks)
  const isWithdrawal = span.lane === 'hold' || textOf(span.period.detail, 'hold') !== null
  return (
    <section className={classes.detail} aria-label={t('detail.title')}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Group gap={8} wrap="nowrap">
          <StatusDot colour={colourOf(span.lane, span.period, names)} />
          <Text fw={600}>{what}</Text>
          <Text size="sm" c="dimmed">
            {laneWord({ kind: span.lane, queue: span.period.queue }, names)}
          </Text>
        </Group>
        {onCorrect !== undefined && CORRECTED.has(span.lane) && (
          <Button
            variant="light"
            size="compact-sm"
            aria-haspopup="dialog"
            aria-label={t('correct.openOf', { what })}
            onClick={() => onCorrect(span)}
          >
            {t('correct.open')}
          </Button>
        )}
        {isWithdrawal && Why !== undefined && <Explained agent={agent} span={span} what={what} Why={Why} />}
      </Group>
      <Facts agent={agent} span={span} names={names} bounds={bounds} />
    </section>
  )
}

type ExplainedProps = { agent: string; span: Span; what: string; Why: WhyAgent }

function Explained({ agent, span, what, Why }: ExplainedProps) {
  const { t } = useTranslation('history')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="light"
        size="compact-sm"
        aria-label={t('detail.whyOf', { what })}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        {t('detail.why')}
      </Button>
      <Why
        agent={agent}
        {...(span.period.queue !== null && { queue: span.period.queue })}
        at={span.period.from}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  )
}

type FactsProps = { agent: string; span: Span; names: Names; bounds: Bounds }

function Facts({ agent, span, names, bounds }: FactsProps) {
  const { t } = useTranslation('history')
  const { period, lane } = span
  const from = Date.parse(period.from)
  const to = period.to === null ? span.to : Date.parse(period.to)
  const at = (instant: number) =>
    instant >= bounds.from && instant <= bounds.to ? timeWithSeconds(instant) : dateTime(instant)
  const text = (name: string) => textOf(period.detail, name)
  const status = text('status')
  const membership = text('membership')
  const shown = text('shown')
  const campaign = text('campaign')
  const isOffer = lane === 'offer'
  return (
    <dl className={classes.facts}>
      <Fact name={t('detail.when')}>
        {period.to === null
          ? t('detail.since', { from: at(from) })
          : t('detail.fromTo', { from: at(from), to: at(to) })}
      </Fact>
      {(period.to !== null || span.goesOn) && (
        <Fact name={t('detail.duration')}>{duration((to - from) / 1_000, 'long')}</Fact>
      )}
      {lane !== 'membership' && period.queue !== null && (
        <Fact name={t('detail.queue')}>{names.queue(period.queue)}</Fact>
      )}
      {lane === 'hold' && period.queue === null && (
        <Fact name={t('detail.queue')}>{t('detail.queueAll')}</Fact>
      )}
      {period.call !== null && <Caller call={period.call} taken={TAKEN.has(lane)} />}
      {isOffer && <Fact name={t('detail.device')}>{text('device')}</Fact>}
      {lane === 'state' && text('device') === 'none' && (
        <Fact name={t('detail.device')}>{t('detail.noPhone')}</Fact>
      )}
      <Fact name={t('detail.reason')}>{text('reason')}</Fact>
      <Fact name={t('detail.campaign')}>{campaign && names.campaign(campaign)}</Fact>
      <Fact name={t('detail.effect')}>
        {membership !== null &&
          t('detail.effectMembership', {
            membership: word('membership', membership),
            queue: period.queue === null ? t('detail.queueAll') : names.queue(period.queue),
          })}
        {status !== null && t('detail.effectStatus', { status: names.status(status)?.label ?? status })}
      </Fact>
      <Fact name={t('detail.shown')}>{shown && (names.status(shown)?.label ?? shown)}</Fact>
      <Fact name={t('corrections.mark')}>
        {span.correction !== null &&
          t('corrections.because', { at: dateTime(span.correction.at), why: span.correction.why })}
      </Fact>
      <Fact name={t('detail.source')}>
        {period.source && t('detail.sourceIs', { source: period.source })}
      </Fact>
      {DONE_BY.has(lane) && period.source === null && (
        <Doer agent={agent} seq={period.opened_seq} names={names} />
      )}
      {!isOffer && <Fact name={t('detail.ended')}>{endOf(lane, period)}</Fact>}
      {isOffer && period.closed_as !== null && period.closed_as !== 'answered' && (
        <Fact name={t('detail.counts')}>{countsWord(period)}</Fact>
      )}
    </dl>
  )
}

/** Nothing, where there is nothing to say. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  const said = Array.isArray(children) ? children.some(Boolean) : Boolean(children)
  if (!said) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** `taken`: whether the agent had it, and did not only hear it ring. */
function Caller({ call, taken }: { call: string; taken: boolean }) {
  const { t } = useTranslation('history')
  const [settled] = useDebouncedValue(call, DWELL_MS)
  const data = useCall(call, taken, settled === call)
  return <Fact name={t('detail.caller')}>{data?.caller}</Fact>
}

/** Who it was: asked for when one stays with an interval. */
function Doer({ agent, seq, names }: { agent: string; seq: number; names: Names }) {
  const { t } = useTranslation('history')
  const [settled] = useDebouncedValue(seq, DWELL_MS)
  const { data: event } = useQuery({ ...eventOf(agent, seq), enabled: settled === seq })
  if (!event) return null
  const note = textOf(event.body as Record<string, unknown>, 'note')
  const isRule = event.by.kind === 'system'
  return (
    <>
      <Fact name={t('detail.who')}>{actor(event.by, names.person(event.by.id), event.rule)}</Fact>
      {!isRule && event.rule !== '' && <Fact name={t('detail.rule')}>{word('rule', event.rule)}</Fact>}
      <Fact name={t('detail.note')}>{note}</Fact>
    </>
  )
}
