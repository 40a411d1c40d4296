// Saved views: what one looks at often, under a name of one's own. Kept on the server, for this user.
import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { IconBookmark, IconCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { byName } from '@/i18n/format'
import { failure } from '@/i18n/words'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { Refused } from '@/ui/Refused'
import classes from './Board.module.css'
import { type BoardAddress, type Choice, readChoice, sameChoice, writeChoice } from './search'

type View = Api<'View'>

/** As many as one may have. */
const ALL = 100

const views = queryOptions({
  queryKey: ['me', 'views'],
  queryFn: async () =>
    (await asked(api.GET('/api/v1/me/views', { params: { query: { limit: ALL } } }))).items,
})

export function Views({ address }: { address: BoardAddress }) {
  const { t } = useTranslation(['board', 'common'])
  const { choice, choose } = address
  const { data } = useQuery(views)
  const [naming, setNaming] = useState<View | 'new' | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const remove = useRemoval()
  const known = [...(data ?? [])].sort((one, other) => byName(one.name, other.name))
  // The menu's item, which had the focus, is gone by then.
  function named() {
    setNaming(null)
    button.current?.focus()
  }
  const current = known.find((view) => sameChoice(readChoice(view.body), choice))
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal>
        <Menu.Target>
          <Button ref={button} variant="default" px="sm" leftSection={<IconBookmark size={16} aria-hidden />}>
            <span className={classes.viewName}>{current?.name ?? t('views.title')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {known.length === 0 && <Menu.Label>{t('views.none')}</Menu.Label>}
          {known.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => choose(readChoice(view.body))}
              aria-current={view === current || undefined}
              leftSection={
                view === current ? <IconCheck size={16} aria-hidden /> : <span className={classes.noIcon} />
              }
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming('new')}>
            {t('views.save')}
          </Menu.Item>
          {current !== undefined && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => setNaming(current)}
              >
                {t('views.rename', { name: current.name })}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove(current)}>
                {t('views.delete', { name: current.name })}
              </Menu.Item>
            </>
          )}
          {current === undefined && known.length > 0 && <Replace known={known} choice={choice} />}
        </Menu.Dropdown>
      </Menu>
      {naming !== null && <Naming view={naming === 'new' ? null : naming} choice={choice} onClose={named} />}
    </>
  )
}

/** Keeps what is seen now under a name that there is. */
function Replace({ known, choice }: { known: View[]; choice: Choice }) {
  const { t } = useTranslation('board')
  const client = useQueryClient()
  const replace = async (view: View) => {
    try {
      await put(view.id, view.name, writeChoice(choice))
      await client.invalidateQueries({ queryKey: views.queryKey })
      void notice(t('views.saved', { name: view.name }))
    } catch (error) {
      void notice(failure(error), 'red')
    }
  }
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('views.replace')}</Menu.Label>
      {known.map((view) => (
        <Menu.Item
          key={view.id}
          aria-label={t('views.replaceOne', { name: view.name })}
          onClick={() => void replace(view)}
        >
          {view.name}
        </Menu.Item>
      ))}
    </>
  )
}

const put = (view: string, name: string, body: View['body']) =>
  asked(api.PUT('/api/v1/me/views/{view}', { params: { path: { view } }, body: { name, body } }))
const create = (name: string, body: View['body']) =>
  asked(api.POST('/api/v1/me/views', { body: { name, body } }))

/** Deletes at once, with a way back. */
function useRemoval() {
  const { t } = useTranslation(['board', 'common'])
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: views.queryKey })
  const undo = (view: View) =>
    create(view.name, view.body).then(refresh, (error) => notice(failure(error), 'red'))
  return async (view: View) => {
    try {
      await asked(api.DELETE('/api/v1/me/views/{view}', { params: { path: { view: view.id } } }))
      await refresh()
      void notice(
        <Group justify="space-between" wrap="nowrap">
          {t('views.deleted', { name: view.name })}
          <Button size="compact-sm" variant="default" onClick={() => void undo(view)}>
            {t('common:undo')}
          </Button>
        </Group>,
      )
    } catch (error) {
      void notice(failure(error), 'red')
    }
  }
}

function Naming({ view, choice, onClose }: { view: View | null; choice: Choice; onClose: () => void }) {
  const { t } = useTranslation(['board', 'common'])
  const client = useQueryClient()
  const [name, setName] = useState(view?.name ?? '')
  const save = useCommand(
    (said: string) => (view === null ? create(said, writeChoice(choice)) : put(view.id, said, view.body)),
    async () => {
      await client.invalidateQueries({ queryKey: views.queryKey })
      onClose()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) save.mutate(name.trim())
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={view === null ? t('views.saveTitle') : t('views.renameTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('views.name')}
            description={view === null ? t('views.keeps') : undefined}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
            required
          />
          <Refused error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!name.trim()}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
