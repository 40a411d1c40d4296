// The no-answer policy as sentences that are also its form. Belongs here: what can be chosen in each of them.
import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, type ChoiceOption, Choices } from './Choice'
import classes from './Choice.module.css'
import { Line, type LineProps } from './Line'
import {
  canShow,
  outcomeCode,
  outcomeOf,
  type Policy,
  type Pool,
  sayNotify,
  sayOutcome,
  sayShown,
  sayThreshold,
  sayWarning,
  shapeOf,
} from './policy'

const MOST = 50
const WARNINGS_S = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300]
const OUTCOMES = ['leave_queue', 'pause_queue', 'leave_all', 'sign_out', 'none'] as const
/** Stands for "not", where a number or a status may be chosen. */
const OFF = 'off'

type PolicyFormProps<Patch> = LineProps<Patch> & { pool: Pool }

const numbers = (from: number) => Array.from({ length: MOST - from + 1 }, (_, at) => from + at)

export function PolicyForm<Patch>({ pool, ...line }: PolicyFormProps<Patch>) {
  return (
    <Stack gap="xs">
      <Consequence pool={pool} {...line} />
      {line.policy.threshold !== null && (
        <>
          <Warning {...line} />
          <Counting {...line} />
          <Resets {...line} />
          <Concerned {...line} />
        </>
      )}
    </Stack>
  )
}

function Consequence<Patch>({ pool, ...line }: PolicyFormProps<Patch>) {
  const { t } = useTranslation(['admin', 'common'])
  const { names } = pool
  const thresholds = [null, ...numbers(1)].map((count) => ({
    value: count === null ? OFF : String(count),
    label: count === null ? t('policy.threshold.offInList') : String(count),
    said: sayThreshold(t, count),
  }))
  const outcomes = (now: string) =>
    withCurrent([...OUTCOMES, ...pool.statuses.map((id) => `status:${id}`)], now).map((code) => ({
      value: code,
      label: sayOutcome(t, code, names),
    }))
  const shown = (now: string | null) => [
    { value: '', label: sayShown(t, null, names) },
    ...withCurrent(pool.statuses, now).map((id) => ({ value: id, label: sayShown(t, id, names) })),
  ]
  const users = (now: readonly string[]) =>
    [...new Set([...now, ...pool.users])].map((id) => ({ value: id, label: names.user(id) }))
  return (
    <Line
      {...line}
      label={t('policy.label.consequence')}
      main
      say={(policy, choose) => ({
        key: `policy.sentence.${shapeOf(policy.applies_to === 'none' ? { ...policy, applies_to: 'any' } : policy)}`,
        places: {
          threshold: (
            <Choice
              label={t('policy.label.threshold')}
              value={policy.threshold === null ? OFF : String(policy.threshold)}
              options={thresholds}
              onChoose={(value) => choose({ threshold: value === OFF ? null : Number(value) })}
            />
          ),
          mode: (
            <Choice
              label={t('policy.label.mode')}
              value={policy.mode}
              options={oneOf(['consecutive', 'cumulative'], (mode) => t(`policy.mode.${mode}`))}
              onChoose={(mode) => choose({ mode: mode as Policy['mode'] })}
            />
          ),
          outcome: (
            <Choice
              label={t('policy.label.outcome')}
              value={outcomeCode(policy.outcome)}
              options={outcomes(outcomeCode(policy.outcome))}
              onChoose={(code) => choose({ outcome: shownAlong(policy, outcomeOf(code)) })}
            />
          ),
          shown: (
            <Choice
              label={t('policy.label.shown')}
              value={policy.outcome.shown ?? ''}
              options={shown(policy.outcome.shown)}
              onChoose={(status) => choose({ outcome: { shown: status || null } })}
            />
          ),
          notify: (
            <Choices
              label={t('policy.label.notify')}
              said={sayNotify(t, policy.notify, names)}
              values={policy.notify}
              options={users(policy.notify)}
              onChoose={(notify) => choose({ notify })}
            />
          ),
        },
      })}
    />
  )
}

/** What is shown goes with what happens: where nothing can be shown, nothing is kept. */
function shownAlong(policy: Policy, outcome: ReturnType<typeof outcomeOf>) {
  const next = { ...policy.outcome, ...outcome, shown: null } as Policy['outcome']
  return canShow(next) ? outcome : { ...outcome, shown: null }
}

function Warning<Patch>(line: LineProps<Patch>) {
  const { t } = useTranslation(['admin', 'common'])
  const seconds = (now: number | null) =>
    [...new Set([...WARNINGS_S, ...(now === null ? [] : [now])])].sort((one, other) => one - other)
  return (
    <Line
      {...line}
      label={t('policy.label.warn')}
      say={(policy, choose) => ({
        key: 'policy.warning',
        places: {
          warn: (
            <Choice
              label={t('policy.label.warn')}
              value={policy.warn_s === null ? OFF : String(policy.warn_s)}
              options={[null, ...seconds(policy.warn_s)].map((each) => ({
                value: each === null ? OFF : String(each),
                label: sayWarning(t, each),
              }))}
              onChoose={(value) => choose({ warn_s: value === OFF ? null : Number(value) })}
            />
          ),
          guard: (
            <Choice
              label={t('policy.label.guard')}
              value={String(policy.last_agent_guard)}
              options={yesOrNo((value) => t(`policy.guard.${value}`))}
              onChoose={(value) => choose({ last_agent_guard: value === 'true' })}
            />
          ),
        },
      })}
    />
  )
}

function Counting<Patch>(line: LineProps<Patch>) {
  const { t } = useTranslation(['admin', 'common'])
  return (
    <Line
      {...line}
      label={t('policy.label.counting')}
      say={(policy, choose) => ({
        key: policy.applies_to === 'none' ? 'policy.countingNone' : 'policy.counting',
        places: {
          applies: (
            <Choice
              label={t('policy.label.applies')}
              value={policy.applies_to}
              options={oneOf(['any', 'external', 'none'], (each) => t(`policy.applies.${each}`))}
              onChoose={(value) => choose({ applies_to: value as Policy['applies_to'] })}
            />
          ),
          refused: (
            <Choice
              label={t('policy.label.refused')}
              value={String(policy.counts_refused)}
              options={yesOrNo((value) => t(`policy.refused.${value}`))}
              onChoose={(value) => choose({ counts_refused: value === 'true' })}
            />
          ),
          unreachable: (
            <Choice
              label={t('policy.label.unreachable')}
              value={policy.unreachable_threshold === null ? OFF : String(policy.unreachable_threshold)}
              options={[
                { value: OFF, label: t('policy.unreachable.off') },
                ...numbers(1).map((count) => ({
                  value: String(count),
                  label: t('policy.unreachable.on', { count }),
                })),
              ]}
              onChoose={(value) => choose({ unreachable_threshold: value === OFF ? null : Number(value) })}
            />
          ),
          counter: (
            <Choice
              label={t('policy.label.counter')}
              value={policy.counter}
              options={oneOf(['queue', 'agent'], (each) => t(`policy.counter.${each}`))}
              onChoose={(value) => choose({ counter: value as Policy['counter'] })}
            />
          ),
          countBy: (
            <Choice
              label={t('policy.label.countBy')}
              value={policy.count_by}
              options={oneOf(['offer', 'call'], (each) => t(`policy.countBy.${each}`))}
              onChoose={(value) => choose({ count_by: value as Policy['count_by'] })}
            />
          ),
        },
      })}
    />
  )
}

function Resets<Patch>(line: LineProps<Patch>) {
  const { t } = useTranslation(['admin', 'common'])
  const reset = (name: 'return_or_login' | 'sign_in' | 'supervisor', policy: Policy, choose: Choose) => (
    <Choice
      label={t(`policy.label.${name}`)}
      value={String(policy.resets[name])}
      options={yesOrNo((value) => t(`policy.${name}.${value}`))}
      onChoose={(value) => choose({ resets: { [name]: value === 'true' } })}
    />
  )
  return (
    <Line
      {...line}
      label={t('policy.label.resets')}
      say={(policy, choose) => ({
        key: policy.resets.daily_at === null ? 'policy.resets.never' : 'policy.resets.daily',
        places: {
          daily: (
            <Choice
              label={t('policy.label.daily')}
              value={policy.resets.daily_at === null ? OFF : 'on'}
              options={[
                { value: 'on', label: t('policy.daily.on') },
                { value: OFF, label: t('policy.daily.off') },
              ]}
              onChoose={(value) => choose({ resets: { daily_at: value === OFF ? null : FIRST_RESET } })}
            />
          ),
          time: (
            <TimeOfDay
              label={t('policy.label.time')}
              value={policy.resets.daily_at ?? FIRST_RESET}
              onChoose={(daily_at) => choose({ resets: { daily_at } })}
            />
          ),
          login: reset('return_or_login', policy, choose),
          signIn: reset('sign_in', policy, choose),
          supervisor: reset('supervisor', policy, choose),
        },
      })}
    />
  )
}

/** When nobody works: a beginning, to be changed. */
const FIRST_RESET = '04:00'
type Choose = Parameters<Parameters<typeof Line>[0]['say']>[1]

/** A time of day in a sentence; taken over when it is left or Enter is pressed, since each digit makes a time. */
function TimeOfDay({
  label,
  value,
  onChoose,
}: {
  label: string
  value: string
  onChoose: (value: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const commit = () => {
    if (typed !== null && typed !== '' && typed !== value) onChoose(typed)
    setTyped(null)
  }
  return (
    <input
      type="time"
      className={classes.time}
      aria-label={label}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  )
}

function Concerned<Patch>(line: LineProps<Patch>) {
  const { t } = useTranslation(['admin', 'common'])
  return (
    <Line
      {...line}
      label={t('policy.label.concerned')}
      say={(policy, choose) => ({
        key: 'policy.concerned',
        places: {
          licence: (
            <Choice
              label={t('policy.label.licence')}
              value={String(policy.requires_licence)}
              options={yesOrNo((value) => t(`policy.licence.${value}`))}
              onChoose={(value) => choose({ requires_licence: value === 'true' })}
            />
          ),
          forced: (
            <Choice
              label={t('policy.label.forced')}
              value={String(policy.requires_forced_login)}
              options={yesOrNo((value) => t(`policy.forced.${value}`))}
              onChoose={(value) => choose({ requires_forced_login: value === 'true' })}
            />
          ),
        },
      })}
    />
  )
}

function oneOf<Code extends string>(codes: readonly Code[], say: (code: Code) => string): ChoiceOption[] {
  return codes.map((code) => ({ value: code, label: say(code) }))
}

function yesOrNo(say: (value: 'true' | 'false') => string): ChoiceOption[] {
  return oneOf(['true', 'false'] as const, say)
}

/** What stands is among what can be chosen, even if it would not be offered. */
function withCurrent(codes: readonly string[], current: string | null): string[] {
  return current === null || codes.includes(current) ? [...codes] : [...codes, current]
}
