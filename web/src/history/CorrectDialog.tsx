// Correcting a past time of an agent: from when to when, what was so, and why; and beforehand, what it takes the place of.
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { byName, dateTime, list } from '@/i18n/format'
import { word } from '@/i18n/words'
import { useSeconds } from '@/live/ticking'
import { useMe } from '@/session/session'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { LocalMoment } from '@/ui/LocalMoment'
import { Refused } from '@/ui/Refused'
import { useReturnFocus } from '@/ui/returnFocus'
import { bodyOf, type Chosen, type Draft, OUTSIDE, replacedBy } from './corrections'
import { type Names, timelineOf } from './data'
import { told, wordOf } from './looks'

/** The reason that is said in one's own words: here, why it is corrected. */
const OTHER = 'other'
/** The status that is not chosen yet: nobody corrects a time by what happens to stand first. */
const NOT_CHOSEN = ''

type CorrectDialogProps = { agent: string; name: string; chosen: Chosen; names: Names; onClose: () => void }

export default function CorrectDialog({ agent, name, chosen, names, onClose }: CorrectDialogProps) {
  const { t } = useTranslation(['history', 'common'])
  useReturnFocus()
  const client = useQueryClient()
  const announce = useAnnounce()
  const { data: detail } = useQuery(queries.agentDetail(agent))
  const { data: allUnits = [] } = useQuery(queries.units)
  const { units: own } = useMe()
  const units = own === null ? allUnits : allUnits.filter(({ id }) => own.includes(id))
  const { data: statuses = [] } = useQuery(queries.statuses)
  const [typed, setTyped] = useState<Partial<Draft>>({})
  const tracked = detail?.attendance.tracked === true
  const wasHere =
    chosen.state !== null && (isOutside(chosen.state) || names.status(chosen.state) !== undefined)
  const draft: Draft = {
    from: chosen.from,
    to: chosen.to,
    state: (wasHere ? chosen.state : null) ?? NOT_CHOSEN,
    reason: chosen.reason ?? '',
    unit:
      [chosen.unit, detail?.unit].find((unit) => units.some(({ id }) => id === unit)) ?? units[0]?.id ?? '',
    why: '',
    ...typed,
  }
  // What is told already is over, however this machine's clock goes.
  const isAhead = draft.to > Math.max((useSeconds() + 1) * 1_000, chosen.to)
  const isTime = draft.from < draft.to
  const change = (part: Partial<Draft>) => setTyped({ ...typed, ...part })
  const send = useCommand(
    (body: ReturnType<typeof bodyOf>, key: string) =>
      asked(
        api.POST('/api/v1/agents/{agent}/corrections', {
          params: { path: { agent }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    () => {
      void client.invalidateQueries({ queryKey: ['history', agent] })
      announce(t('correct.done', { name }))
      onClose()
    },
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    send.mutate(bodyOf(draft, tracked))
  }
  const entry = names.status(draft.state)
  const outside = tracked ? OUTSIDE : OUTSIDE.filter((state) => state !== 'clocked_out')
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('correct.title', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Group grow align="start">
            <LocalMoment
              label={t('correct.from')}
              required
              at={draft.from}
              onChange={(from) => from !== null && change({ from })}
            />
            <LocalMoment
              label={t('correct.to')}
              required
              at={draft.to}
              error={isAhead && t('correct.ahead')}
              onChange={(to) => to !== null && change({ to })}
            />
          </Group>
          <NativeSelect
            label={t('correct.state')}
            value={draft.state}
            data={[
              ...(draft.state === NOT_CHOSEN
                ? [{ value: NOT_CHOSEN, label: t('correct.choose'), disabled: true }]
                : []),
              ...statuses.map(({ id, label }) => ({ value: id, label })),
              ...outside.map((state) => ({ value: state, label: outsideWord(state) })),
            ]}
            onChange={(event) => change({ state: event.currentTarget.value, reason: '' })}
          />
          {entry !== undefined && entry.reason !== 'none' && (
            <NativeSelect
              label={t('correct.reason')}
              required={entry.reason === 'required'}
              value={draft.reason}
              data={[
                { value: '', label: '–' },
                ...entry.reasons,
                ...(entry.other_reason ? [{ value: OTHER, label: t('correct.other') }] : []),
              ]}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          )}
          {tracked && draft.state !== 'clocked_out' && (
            <NativeSelect
              label={t('correct.unit')}
              value={draft.unit}
              data={units
                .toSorted((one, other) => byName(one.label, other.label))
                .map(({ id, label }) => ({ value: id, label }))}
              onChange={(event) => change({ unit: event.currentTarget.value })}
            />
          )}
          <Textarea
            label={t('correct.why')}
            description={t('correct.whyHint')}
            required
            maxLength={500}
            data-autofocus
            value={draft.why}
            onChange={(event) => change({ why: event.currentTarget.value })}
          />
          {!isTime && <Text size="sm">{t('correct.noTime')}</Text>}
          {isTime && !isAhead && draft.state !== NOT_CHOSEN && (
            <Consequence agent={agent} draft={draft} tracked={tracked} names={names} />
          )}
          <Refused error={send.error} params={{ agent: name }} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              type="submit"
              loading={send.isPending}
              disabled={!isTime || isAhead || draft.state === NOT_CHOSEN || !draft.why.trim()}
            >
              {t('correct.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** What has the word of a status too, such as Away, is told apart from it. */
const outsideWord = (state: (typeof OUTSIDE)[number]) =>
  state === 'clocked_out' ? told('attendance', 'out') : word('shown', 'logged_off')

const isOutside = (state: string) => (OUTSIDE as readonly string[]).includes(state)

type ConsequenceProps = { agent: string; draft: Draft; tracked: boolean; names: Names }

/** What will be told otherwise: of a time that is one, and over. */
function Consequence({ agent, draft, tracked, names }: ConsequenceProps) {
  const { t } = useTranslation('history')
  const { data } = useQuery(timelineOf(agent, draft.from, draft.to))
  if (data === undefined) return <Text size="sm">&nbsp;</Text>
  const replaced = replacedBy(data, draft, tracked).map(({ lane, period, from, to }) =>
    t('correct.part', {
      what: wordOf(lane, period, names, NO_TASKS),
      from: dateTime(from),
      to: dateTime(to),
    }),
  )
  return (
    <Text size="sm" role="status">
      {replaced.length > 0
        ? `${t('correct.replaces', { what: list(replaced) })} ${t('correct.kept')}`
        : t(data.state.length === 0 ? 'correct.unknown' : 'correct.same')}
    </Text>
  )
}

const NO_TASKS: ReadonlyMap<string, string> = new Map()
