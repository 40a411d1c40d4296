// What was chosen in a menu is done here, after the menu has closed: at once, or by a dialog; a refusal is shown until it was read.
import { Button, Modal, Stack } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '@/ui/Refused'
import { useReturnFocus } from '@/ui/returnFocus'
import { useAct } from './acts'
import type { Wish } from './StatusItems'
import type { StatusEntry } from './standing'

const StatusDialog = lazy(() => import('./StatusDialog'))
const ClockDialog = lazy(() => import('./ClockDialogs'))

type WishedProps = { agent: string; wish: Wish; onDone: () => void }

export default function Wished({ agent, wish, onDone }: WishedProps) {
  if ('status' in wish && wish.status.reason === 'none') {
    return <AtOnce agent={agent} entry={wish.status} onDone={onDone} />
  }
  return (
    <Suspense>
      {'status' in wish ? (
        <StatusDialog agent={agent} entry={wish.status} onClose={onDone} />
      ) : (
        <ClockDialog agent={agent} which={wish.clock} onClose={onDone} />
      )}
    </Suspense>
  )
}

function AtOnce({ agent, entry, onDone }: { agent: string; entry: StatusEntry; onDone: () => void }) {
  const { t } = useTranslation(['agent', 'common'])
  useReturnFocus()
  const { mutate, error } = useAct(agent, onDone)
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    mutate({ do: 'status', status: entry.id })
  }, [mutate, entry.id])
  const opened = error !== null
  return (
    <Modal
      opened={opened}
      onClose={onDone}
      title={t('status.refused')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack align="flex-end">
        <Refused error={error} />
        <Button onClick={onDone} data-autofocus>
          {t('common:close')}
        </Button>
      </Stack>
    </Modal>
  )
}
