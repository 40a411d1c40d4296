// After a preset was applied: what changed, and the way back for all of it.
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '@/ui/announce'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { Refused } from '@/ui/Refused'
import { ChangeList } from '../audit/ChangeList'
import type { Change } from '../audit/changeWords'
import { undoChange } from '../form'

export type Done = { changes: readonly Change[]; seqs: readonly number[] }

export function Applied({ done, onUndone }: { done: Done; onUndone: () => void }) {
  const { t } = useTranslation(['admin', 'common'])
  const client = useQueryClient()
  const announce = useAnnounce()
  // What is back already, should the rest be refused and tried again.
  const back = useRef(new Set<number>())
  const undoing = useCommand(
    async (seqs: readonly number[], key) => {
      // The last first: what came later may rest on what came before.
      for (const seq of [...seqs].reverse()) {
        if (back.current.has(seq)) continue
        await undoChange(seq, `${key}-${seq}`)
        back.current.add(seq)
      }
    },
    () => {
      onUndone()
      announce(t('presets.undone'))
      void notice(t('presets.undone'))
    },
  )
  const undo = () => undoing.mutate(done.seqs, { onSettled: () => void client.invalidateQueries() })
  return (
    <Alert
      variant="default"
      icon={<IconCheck aria-hidden />}
      title={t('presets.applied', { count: done.changes.length })}
    >
      <Group mb="xs">
        <Text size="sm">{t('presets.appliedHint')}</Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={undoing.isPending}
          onClick={undo}
        >
          {t('presets.undoAll')}
        </Button>
      </Group>
      <Refused error={undoing.error} params={{ problem: t('audit.changedSince') }} />
      <details>
        <summary>{t('presets.whatChanged')}</summary>
        <ChangeList changes={done.changes} named label={t('presets.whatChanged')} />
      </details>
    </Alert>
  )
}
