// A page of entities: on the left all of them, with search; on the right the one that was opened.
// On narrow screens one sees one or the other. Belongs here: the layout. What an entity is, its section knows.
import { Button, CloseButton, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconArrowLeft, IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/i18n/format'
import { ButtonLink } from '@/ui/links'
import { Empty, Failed, Waiting } from '@/ui/States'
import classes from './EntityList.module.css'
import { EntityRows } from './EntityRows'
import type { Entry } from './entry'
import { matching } from './matching'
import { useTyped } from './typed'

/** Where the list comes from: a query, as `useQuery` answers it. */
type Asked = { isPending: boolean; error: unknown; refetch: () => unknown }

type EntityListProps = {
  /** The part of the address: /admin/SECTION/KEY. */
  section: string
  title: string
  /** What these are, in one sentence. */
  hint: string
  asked: Asked
  entries: readonly Entry[]
  selected: string | undefined
  /** What is said where there is none at all, and what to do. */
  empty: { title: string; hint: string }
  /** Opens the dialog that makes one; without it this person may not. */
  onAdd?: () => void
  addLabel: string
  /** Set where the server searches: `entries` are what it found. */
  search?: { text: string; set: (text: string) => void }
  /** Set where the server has more than it told yet. */
  more?: { load: () => void; loading: boolean }
  /** The opened one. */
  children: ReactNode
}

export function EntityList(props: EntityListProps) {
  const { section, title, hint, asked, entries, selected, empty, onAdd, addLabel, search, more } = props
  const { t } = useTranslation(['people', 'common'])
  const [typed, setTyped] = useTyped(section)
  const text = search?.text ?? typed
  const setText = search?.set ?? setTyped
  const found = useMemo(() => (search ? entries : matching(entries, typed)), [search, entries, typed])

  const add = onAdd && (
    <Button onClick={onAdd} leftSection={<IconPlus size={18} aria-hidden />}>
      {addLabel}
    </Button>
  )
  let list: ReactNode
  if (asked.isPending) list = <Waiting />
  else if (asked.error) list = <Failed error={asked.error} retry={() => void asked.refetch()} />
  else if (entries.length === 0 && text === '') {
    list = (
      <Empty title={empty.title} hint={empty.hint}>
        {add}
      </Empty>
    )
  } else {
    const count = { count: found.length, shown: number(found.length) }
    list = (
      <Stack gap="xs" className={classes.list}>
        <TextInput
          label={t('list.search')}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={
            text === '' ? null : (
              <CloseButton aria-label={t('list.searchClear')} onClick={() => setText('')} />
            )
          }
        />
        <Group justify="space-between" wrap="nowrap" mih={24}>
          <Text size="sm" c="dimmed" role="status">
            {more ? t('list.countOrMore', count) : t('list.count', count)}
          </Text>
        </Group>
        {found.length === 0 ? (
          <Empty title={t('list.notFound')} hint={t('list.notFoundHint')} />
        ) : (
          <EntityRows section={section} title={title} entries={found} selected={selected} more={more} />
        )}
      </Stack>
    )
  }
  const alone = entries.length === 0 && text === '' && selected === undefined
  return (
    <div className={classes.page} data-opened={selected !== undefined || undefined}>
      <Stack gap="md">
        <Group className={classes.head} justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h3">
              {title}
            </Title>
            <Text c="dimmed" size="sm" maw="40rem">
              {hint}
            </Text>
          </div>
          {!(alone && !asked.isPending && !asked.error) && add}
        </Group>
        {alone ? (
          list
        ) : (
          <div className={classes.columns} data-opened={selected !== undefined || undefined}>
            {list}
            <div className={classes.detail}>
              {selected === undefined ? (
                <Text c="dimmed" ta="center" p="xl">
                  {t('list.chooseOne')}
                </Text>
              ) : (
                <Stack gap="md">
                  <ButtonLink
                    className={classes.back}
                    to="/admin/$section"
                    params={{ section }}
                    variant="subtle"
                    w="fit-content"
                    leftSection={<IconArrowLeft size={18} aria-hidden />}
                  >
                    {t('list.back', { title })}
                  </ButtonLink>
                  {props.children}
                </Stack>
              )}
            </div>
          </div>
        )}
      </Stack>
    </div>
  )
}
