// Asks once before a step that cannot be undone, saying what it will do.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from './Refused'

type ConfirmProps = {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen. */
  children: ReactNode
  /** The word on the button that does it: what it does, not "OK". */
  action: string
  onConfirm: () => void
  pending?: boolean
  /** Why it was refused, if it was. */
  error?: unknown
}

export function Confirm({
  opened,
  onClose,
  title,
  children,
  action,
  onConfirm,
  pending,
  error,
}: ConfirmProps) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text component="div">{children}</Text>
        <Refused error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red.9" onClick={onConfirm} loading={pending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
