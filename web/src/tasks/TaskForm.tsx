// The form of a task: to make one, or to change its words and whose it is. What was typed stays when saving fails.
import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import * as queries from '@/api/queries'
import { byName } from '@/i18n/format'
import { type Me, useMe } from '@/session/session'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { Refused } from '@/ui/Refused'
import type { Task } from './tasks'

const TITLE_LENGTH = 120
const NOTE_LENGTH = 2000

type TaskFormProps = { edited: Task | 'new' | null; onClose: () => void }

export function TaskForm({ edited, onClose }: TaskFormProps) {
  const { t } = useTranslation(['tasks', 'common'])
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={t(edited === 'new' ? 'newTitle' : 'editTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {edited !== null && (
        <Fields
          key={edited === 'new' ? '' : edited.id}
          task={edited === 'new' ? null : edited}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

type Values = { title: string; note: string; unit: string | null; assignee: string | null }

/** Whoever manages some units makes tasks for one of them. */
const firstUnit = (me: Me) => (me.units === null ? null : (me.units[0] ?? null))

function Fields({ task, onClose }: { task: Task | null; onClose: () => void }) {
  const { t } = useTranslation(['tasks', 'common'])
  const me = useMe()
  const client = useQueryClient()
  const { data: units } = useQuery(queries.units)
  const { data: agents } = useQuery(queries.agents)
  const form = useForm<Values>({
    initialValues: {
      title: task?.title ?? '',
      note: task?.note ?? '',
      unit: task === null ? firstUnit(me) : task.unit,
      assignee: task?.assignee ?? null,
    },
    validate: { title: (title) => (title.trim() === '' ? t('common:required') : null) },
  })
  const save = useCommand<Values, unknown>(
    (values, key) => send(task, values, key),
    (_, values) => {
      void client.invalidateQueries({ queryKey: queries.tasks.queryKey })
      void notice(t(task === null ? 'added' : 'saved', { title: values.title }))
      onClose()
    },
  )
  const reachable = units?.filter(({ id }) => me.units === null || me.units.includes(id)) ?? []
  const people = [...(agents ?? [])].sort((one, other) => byName(one.name, other.name))
  return (
    <form
      onSubmit={form.onSubmit((values) => save.mutate({ ...values, title: values.title.trim() }))}
      noValidate
    >
      <Stack>
        <TextInput
          label={t('field.title')}
          withAsterisk
          maxLength={TITLE_LENGTH}
          data-autofocus
          {...form.getInputProps('title')}
        />
        <Textarea
          label={t('field.note')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={NOTE_LENGTH}
          {...form.getInputProps('note')}
        />
        {task === null && (
          <Select
            label={t('field.unit')}
            description={t('field.unitHint')}
            placeholder={t('everywhere')}
            clearable={me.units === null}
            allowDeselect={me.units === null}
            clearButtonProps={{ 'aria-label': t('everywhere') }}
            data={reachable.map(({ id, label }) => ({ value: id, label }))}
            {...form.getInputProps('unit')}
          />
        )}
        <Select
          label={t('field.assignee')}
          description={t('field.assigneeHint')}
          placeholder={t('anyone')}
          searchable
          clearable
          limit={50}
          clearButtonProps={{ 'aria-label': t('anyone') }}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('assignee')}
        />
        <Refused error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t(task === null ? 'create' : 'common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function send(task: Task | null, { title, note, unit, assignee }: Values, key: string): Promise<unknown> {
  const header = { 'Idempotency-Key': key }
  if (task === null) {
    return asked(api.POST('/api/v1/tasks', { params: { header }, body: { title, note, unit, assignee } }))
  }
  // What was not touched stays as somebody else may have made it meanwhile.
  const body = {
    ...(title !== task.title && { title }),
    ...(note !== task.note && { note }),
    ...(assignee !== task.assignee && { assignee }),
  }
  return asked(api.PATCH('/api/v1/tasks/{task}', { params: { path: { task: task.id }, header }, body }))
}
