// The status that is chosen for an agent, with the reason and note that it asks for.
import { Group, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '@/api/client'
import * as queries from '@/api/queries'
import type { AgentRow } from '@/live/frames'
import { StatusDot } from '@/ui/StatusDot'
import type { Draft } from './changes'

type StatusFieldsProps = { row: AgentRow; draft: Draft; onChange: (draft: Draft) => void }
type Status = Api<'StatusEntry'>

/** The reason that is said in one's own words (`reason: "other"` with a note). */
const OTHER = 'other'

export function StatusFields({ row, draft, onChange }: StatusFieldsProps) {
  const { t } = useTranslation(['board', 'common'])
  const { data: statuses = [] } = useQuery(queries.statuses)
  const chosen = draft.status ?? row.status
  const entry = statuses.find((status) => status.id === chosen)
  const colours = new Map(statuses.map((status) => [status.id, status.colour]))
  // The present one as well, though nobody may choose it: it is what there is.
  const offered = statuses.filter((each) => each.settable_by.includes('supervisor') || each.id === row.status)
  const isNew = draft.status !== undefined && draft.status !== row.status
  const reason = draft.reason ?? (isNew ? '' : (row.reason ?? ''))
  return (
    <>
      <Select
        label={t('popup.status')}
        description={t('popup.statusHint')}
        data={offered.map((status) => ({ value: status.id, label: status.label }))}
        value={chosen}
        allowDeselect={false}
        onChange={(status) => status !== null && onChange({ queues: draft.queues, status })}
        leftSection={entry && <StatusDot colour={entry.colour} />}
        renderOption={({ option }) => (
          <Group gap="xs" wrap="nowrap">
            <StatusDot colour={colours.get(option.value) ?? ''} />
            {option.label}
          </Group>
        )}
      />
      {entry !== undefined && entry.reason !== 'none' && (
        <Reason
          entry={entry}
          reason={reason}
          note={draft.note ?? (isNew ? '' : (row.note ?? ''))}
          onReason={(said) => onChange({ ...draft, status: chosen, reason: said })}
          onNote={(said) => onChange({ ...draft, status: chosen, note: said, reason })}
        />
      )}
    </>
  )
}

type ReasonProps = {
  entry: Status
  reason: string
  note: string
  onReason: (reason: string) => void
  onNote: (note: string) => void
}

function Reason({ entry, reason, note, onReason, onNote }: ReasonProps) {
  const { t } = useTranslation('board')
  const reasons = entry.reasons.map((each) => ({ value: each, label: each }))
  const data = entry.other_reason ? [...reasons, { value: OTHER, label: t('popup.other') }] : reasons
  return (
    <>
      <Select
        label={t('popup.reason')}
        data={data}
        value={reason || null}
        onChange={(said) => onReason(said ?? '')}
        clearable={entry.reason === 'optional'}
        required={entry.reason === 'required'}
      />
      {reason === OTHER && (
        <TextInput
          label={t('popup.note')}
          value={note}
          maxLength={200}
          onChange={(event) => onNote(event.currentTarget.value)}
          required
        />
      )}
    </>
  )
}
