// `/tasks`: back-office tasks (S3.9). Managers make, change and close them; agents take them and lay them down.
import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { useBoard } from '@/live/context'
import { may, useMe } from '@/session/session'
import { useFreshen } from '@/ui/freshen'
import { Empty, Failed, PageTitle, Waiting } from '@/ui/States'
import { TaskCard } from './TaskCard'
import { TaskForm } from './TaskForm'
import classes from './TasksPage.module.css'
import { listed, type Task, type Which } from './tasks'

/** Tasks are not on the live board. Who takes or leaves one is seen there; new ones are asked for now and then. */
const LOOK_MS = 60_000
const PAGE = 50

export function TasksPage() {
  const { t } = useTranslation(['tasks', 'common'])
  const me = useMe()
  const manages = may(me, 'manage_tasks')
  const [which, setWhich] = useState<Which>('open')
  const [text, setText] = useState('')
  const [shown, setShown] = useState(PAGE)
  const [edited, setEdited] = useState<Task | 'new' | null>(null)
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    ...queries.tasks,
    refetchInterval: LOOK_MS,
    refetchOnWindowFocus: true,
  })
  // Whoever takes one, or lays it down, is seen to do so.
  const agents = useBoard((board) => board.agents)
  useFreshen(agents, () => void client.invalidateQueries({ queryKey: queries.tasks.queryKey }))
  const tasks = useMemo(() => listed(data ?? [], which, me.agent, text), [data, which, me.agent, text])
  const count = (one: Which) => listed(data ?? [], one, me.agent, '').length
  const kinds: Which[] = me.agent === null ? ['open', 'closed'] : ['open', 'mine', 'closed']
  return (
    <Stack p="md" gap="md" maw={1000} mx="auto">
      <Group justify="space-between">
        <PageTitle>{t('title')}</PageTitle>
        {manages && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('add')}
          </Button>
        )}
      </Group>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('filter')}
          value={which}
          onChange={(value) => {
            setWhich(value as Which)
            setShown(PAGE)
          }}
          data={kinds.map((kind) => ({ value: kind, label: t(kind, { count: count(kind) }) }))}
        />
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Group>
      {data === undefined && error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && tasks.length === 0 && (
        <Nothing which={which} text={text} manages={manages} onAdd={() => setEdited('new')} />
      )}
      {tasks.length > 0 && (
        <ul className={classes.list}>
          {tasks.slice(0, shown).map((task) => (
            <TaskCard key={task.id} task={task} onEdit={() => setEdited(task)} />
          ))}
        </ul>
      )}
      {tasks.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + PAGE)}>
          {t('common:more')}
        </Button>
      )}
      <TaskForm edited={edited} onClose={() => setEdited(null)} />
    </Stack>
  )
}

type NothingProps = { which: Which; text: string; manages: boolean; onAdd: () => void }

function Nothing({ which, text, manages, onAdd }: NothingProps) {
  const { t } = useTranslation('tasks')
  if (text.trim() !== '') return <Empty title={t('noneFound', { text: text.trim() })} />
  if (which === 'closed') return <Empty title={t('noneClosed')} />
  if (which === 'mine') return <Empty title={t('noneMine')} hint={t('noneMineHint')} />
  return (
    <Empty title={t('none')} hint={t(manages ? 'noneHintManager' : 'noneHint')}>
      {manages && (
        <Button variant="default" onClick={onAdd}>
          {t('add')}
        </Button>
      )}
    </Empty>
  )
}
