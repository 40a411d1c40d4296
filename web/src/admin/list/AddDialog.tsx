// Making something new: its name, the id that follows from it until another is typed, and whatever else it needs.
// What was typed stays when it is refused, and when the dialog is closed by mistake.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '@/ui/command'
import { Refused } from '@/ui/Refused'
import { ID, idOf } from '../form/ids'

type AddDialogProps<Answer> = {
  opened: boolean
  onClose: () => void
  /** "New queue". */
  title: string
  /** The word on the button that makes it: "Make the queue". */
  action: string
  /** What the name is called here; null: it has none but its id. */
  nameLabel: string | null
  idLabel?: string
  /** What is said below the id; a sentence for all unless told. */
  idHint?: string
  /** Whether there is one of that id already, as far as is known here. */
  taken?: (id: string) => boolean
  create: (id: string, name: string, key: string) => Promise<Answer>
  onCreated: (id: string, answer: Answer) => void
  /** Further fields, and whether they are filled in. */
  children?: ReactNode
  ready?: boolean
}

export function AddDialog<Answer>(props: AddDialogProps<Answer>) {
  const { opened, onClose, title, action, nameLabel, idLabel, idHint, create, onCreated, children } = props
  const { taken = () => false, ready = true } = props
  const { t } = useTranslation(['people', 'common'])
  const [typed, setTyped] = useState('')
  const [ownId, setOwnId] = useState<string | null>(null)
  const id = ownId ?? freeId(idOf(typed), taken)
  const name = nameLabel === null ? id : typed.trim()
  const making = useCommand(
    (made: { id: string; name: string }, key) => create(made.id, made.name, key),
    (answer, made) => {
      setTyped('')
      setOwnId(null)
      onCreated(made.id, answer)
    },
  )
  let mistake: string | undefined
  if (id !== '' && !ID.test(id)) mistake = t('list.idMalformed')
  else if (taken(id)) mistake = t('list.idTaken')
  const complete = name !== '' && id !== '' && mistake === undefined && ready
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (complete) making.mutate({ id, name })
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {nameLabel !== null && (
            <TextInput
              label={nameLabel}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              maxLength={120}
              required
              withAsterisk={false}
              data-autofocus
            />
          )}
          <TextInput
            label={idLabel ?? t('list.id')}
            description={idHint ?? t('list.idHint')}
            value={id}
            onChange={(event) => setOwnId(event.currentTarget.value.trim())}
            onBlur={() => ownId === '' && setOwnId(null)}
            error={mistake}
            required
            withAsterisk={false}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            data-autofocus={nameLabel === null || undefined}
          />
          {children}
          <Refused error={making.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={making.isPending} disabled={!complete}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** The id, with a number after it where it is taken. */
function freeId(id: string, taken: (id: string) => boolean): string {
  if (id === '' || !taken(id)) return id
  const stem = id.slice(0, 58)
  let number = 2
  while (taken(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
