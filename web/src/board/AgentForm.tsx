// Choosing for an agent: a status, and in or out of each queue. Save sends what changed, and says line by line what came of it.
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked, commandKey } from '@/api/client'
import { Problem, Unreachable } from '@/api/problem'
import { word } from '@/i18n/words'
import type { AgentRow } from '@/live/frames'
import { may, useMe } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { Refused } from '@/ui/Refused'
import classes from './AgentPopup.module.css'
import {
  type Change,
  changes,
  common,
  type Draft,
  forAll,
  MEMBERSHIPS,
  type Membership,
  NOTHING,
  without,
} from './changes'
import { QueueLine } from './QueueLine'
import { StatusFields } from './StatusFields'

type Line = Change['line']
type Errors = Readonly<Partial<Record<Line, unknown>>>

export function AgentForm({ row }: { row: AgentRow }) {
  const { t } = useTranslation(['board', 'common'])
  const allowed = may(useMe(), 'set_agents')
  const [draft, setDraft] = useState<Draft>(NOTHING)
  const { save, isSaving, errors, saved } = useSaving(row, draft, setDraft)
  const changed = useMemo(() => changes(row, draft), [row, draft])
  const choose = useCallback(
    (queue: string, membership: Membership) =>
      setDraft((before) => ({ ...before, queues: { ...before.queues, [queue]: membership } })),
    [],
  )
  const names = { agent: row.name }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save(changed)
      }}
    >
      <Stack gap="md">
        {allowed && <StatusFields row={row} draft={draft} onChange={setDraft} />}
        <Refused error={errors.status} params={names} />
        {row.queues.length === 0 && <Text className={classes.quiet}>{t('popup.noQueues')}</Text>}
        {row.queues.length > 1 && allowed && (
          <Group justify="space-between">
            <Text fw={600} size="sm" id="all-queues">
              {t('popup.allQueues')}
            </Text>
            <SegmentedControl
              size="xs"
              aria-labelledby="all-queues"
              data={MEMBERSHIPS.map((value) => ({ value, label: word('membership', value) }))}
              value={common(row, draft) ?? ''}
              onChange={(value) => setDraft(forAll(row, draft, value as Membership))}
            />
          </Group>
        )}
        <Refused error={errors.queues} params={names} />
        {row.queues.length > 0 && (
          <ul className={classes.queues}>
            {row.queues.map((standing) => (
              <QueueLine
                key={standing.queue}
                agent={row}
                standing={standing}
                chosen={allowed ? (draft.queues[standing.queue] ?? standing.chosen) : null}
                onChoose={choose}
                error={errors[`queue ${standing.queue}`]}
              />
            ))}
          </ul>
        )}
        {allowed && (
          <Group justify="flex-end" className={classes.save}>
            {saved !== null && changed.length === 0 && (
              <Text size="sm" className={classes.quiet}>
                {saved}
              </Text>
            )}
            <Button
              variant="default"
              disabled={changed.length === 0 || isSaving}
              onClick={() => setDraft(NOTHING)}
            >
              {t('popup.discard')}
            </Button>
            <Button type="submit" disabled={changed.length === 0} loading={isSaving}>
              {changed.length > 1 ? t('popup.saveMany', { count: changed.length }) : t('common:save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

/** Sends changes one after the other. What is done leaves the draft, what is refused stays in it with the reason. */
function useSaving(row: AgentRow, draft: Draft, setDraft: (draft: Draft) => void) {
  const { t } = useTranslation('board')
  const announce = useAnnounce()
  const [isSaving, setSaving] = useState(false)
  const [errors, setErrors] = useState<Errors>({})
  const [saved, setSaved] = useState<string | null>(null)
  // A change that got no answer is sent again under the same key, so that it is not done twice.
  const keys = useRef(new Map<string, string>())
  const save = async (wanted: readonly Change[]) => {
    setSaving(true)
    setErrors({})
    let left = draft
    const refused: Partial<Record<Line, unknown>> = {}
    for (const change of wanted) {
      const said = JSON.stringify(change)
      const key = keys.current.get(said) ?? commandKey()
      keys.current.delete(said)
      try {
        await send(row.id, change, key)
        left = without(left, change)
      } catch (error) {
        if (error instanceof Unreachable) keys.current.set(said, key)
        refused[change.line] = named(error)
      }
    }
    const done = wanted.length - Object.keys(refused).length
    const told =
      done === wanted.length
        ? t('popup.saved', { name: row.name })
        : t('popup.savedPartly', { done, count: wanted.length })
    setDraft(left)
    setErrors(refused)
    setSaved(told)
    setSaving(false)
    announce(told)
  }
  return { save, isSaving, errors, saved }
}

function send(agent: string, change: Change, key: string): Promise<unknown> {
  const header = { 'Idempotency-Key': key }
  if (change.line === 'status') {
    const { status, reason, note } = change
    const params = { path: { agent }, header }
    return asked(api.PUT('/api/v1/agents/{agent}/status', { params, body: { status, reason, note } }))
  }
  const body = { membership: change.membership }
  if ('queues' in change)
    return asked(api.PUT('/api/v1/agents/{agent}/queues', { params: { path: { agent }, header }, body }))
  const path = { agent, queue: change.queue }
  return asked(api.PUT('/api/v1/agents/{agent}/queues/{queue}', { params: { path, header }, body }))
}

/** What the server says to the agent, said of them: "None of Ann's phones is registered". */
function named(error: unknown): unknown {
  if (!(error instanceof Problem) || error.code !== 'no_registered_device') return error
  return new Problem(error.status, {
    code: 'no_registered_device_of',
    params: error.params,
    detail: error.message,
  })
}
