// Deleting something: asks once, saying what goes with it; afterwards a notice offers to put it back.
import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/ui/Confirm'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { Refused } from '@/ui/Refused'
import { type Changed, undoChange } from '../form/changes'

type RemoveButtonProps = {
  /** What is deleted, by name: "Sales". */
  name: string
  /** "Delete the queue". */
  action: string
  /** What goes with it. */
  children: ReactNode
  remove: (key: string) => Promise<Changed>
  /** The questions whose answers it makes old. */
  refresh: readonly QueryKey[]
  /** Leads away from it; only then is anything asked anew. */
  onRemoved: () => unknown
}

export function RemoveButton({ name, action, children, remove, refresh, onRemoved }: RemoveButtonProps) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const [opened, { open, close }] = useDisclosure()
  const removing = useCommand(
    (_: string, key) => remove(key),
    async ({ change }) => {
      close()
      await onRemoved()
      for (const queryKey of refresh) void client.invalidateQueries({ queryKey })
      void notice(<Removed name={name} change={change} refresh={refresh} />)
    },
  )
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={18} aria-hidden />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {action}
      </Button>
      <Confirm
        opened={opened}
        onClose={() => {
          close()
          removing.reset()
        }}
        title={t('list.deleteTitle', { name })}
        action={action}
        onConfirm={() => removing.mutate(name)}
        pending={removing.isPending}
        error={removing.error}
      >
        {children}
      </Confirm>
    </>
  )
}

type RemovedProps = { name: string; change: number | null; refresh: readonly QueryKey[] }

function Removed({ name, change, refresh }: RemovedProps) {
  const { t } = useTranslation(['people', 'common'])
  const client = useQueryClient()
  const undoing = useCommand(
    (seq: number, key) => undoChange(seq, key),
    () => {
      for (const queryKey of refresh) void client.invalidateQueries({ queryKey })
    },
  )
  if (undoing.isSuccess) return <Text size="sm">{t('list.putBack', { name })}</Text>
  return (
    <>
      <Group justify="space-between">
        <Text size="sm">{t('list.deleted', { name })}</Text>
        {change !== null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={undoing.isPending}
            onClick={() => undoing.mutate(change)}
          >
            {t('common:undo')}
          </Button>
        )}
      </Group>
      <Refused error={undoing.error} />
    </>
  )
}
