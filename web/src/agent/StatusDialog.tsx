// Asks for the reason of a status whose entry wants one; "Other" is described in words (S3.5).
import { Button, Group, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '@/ui/Refused'
import { useReturnFocus } from '@/ui/returnFocus'
import { useAct } from './acts'
import type { StatusEntry } from './standing'

/** What the server calls the reason that is described. */
const OTHER = 'other'
const NONE = ''

type StatusDialogProps = { agent: string; entry: StatusEntry; onClose: () => void }

export default function StatusDialog({ agent, entry, onClose }: StatusDialogProps) {
  const { t } = useTranslation(['agent', 'common'])
  useReturnFocus()
  const optional = entry.reason === 'optional'
  const [reason, setReason] = useState<string | null>(optional ? NONE : null)
  const [note, setNote] = useState('')
  const act = useAct(agent, onClose)
  const free = entry.reasons.length === 0 && !entry.other_reason
  function submit(event: FormEvent) {
    event.preventDefault()
    act.mutate({
      do: 'status',
      status: entry.id,
      reason: reason || null,
      note: reason === OTHER ? note : null,
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={entry.label}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          {free ? (
            <TextInput
              label={t('status.reason')}
              required={!optional}
              data-autofocus
              maxLength={120}
              value={reason ?? ''}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : (
            <Radio.Group label={t('status.reason')} value={reason} onChange={setReason} required={!optional}>
              <Stack mt="xs" gap="xs">
                {optional && <Radio value={NONE} label={t('status.noReason')} />}
                {entry.reasons.map((each, at) => (
                  <Radio key={each} value={each} label={each} {...(at === 0 && { 'data-autofocus': true })} />
                ))}
                {entry.other_reason && <Radio value={OTHER} label={t('status.other')} />}
              </Stack>
            </Radio.Group>
          )}
          {reason === OTHER && entry.other_reason && (
            <Textarea
              label={t('status.note')}
              required
              autosize
              minRows={2}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <Refused error={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={act.isPending}>
              {t('status.set', { label: entry.label })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
