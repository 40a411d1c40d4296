// A whole section over one kind of entity: the list of them, the dialog that makes one, and the one that is opened.
// Belongs here: what all such sections do alike. Each says what its entities are and what can be set of them.
import { useDisclosure } from '@mantine/hooks'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { byName } from '@/i18n/format'
import { Empty, Waiting } from '@/ui/States'
import { AddDialog } from './AddDialog'
import { EntityList } from './EntityList'
import type { Entry } from './entry'

type Adding = {
  /** "New queue". */
  title: string
  /** "Make the queue". */
  action: string
  /** What the name is called here; null: it has none but its id. */
  nameLabel: string | null
  idLabel?: string
  idHint?: string
  create: (id: string, name: string, key: string) => Promise<unknown>
  /** The questions whose answers it makes old. */
  refresh: readonly QueryKey[]
  /** Further fields, and whether they are filled in. */
  fields?: ReactNode
  ready?: boolean
}

type EntitySectionProps<Item extends { id: string }> = {
  /** The part of the address: /admin/SECTION/KEY. */
  section: string
  title: string
  hint: string
  empty: { title: string; hint: string }
  selected: string | undefined
  asked: { data: readonly Item[] | undefined; isPending: boolean; error: unknown; refetch: () => unknown }
  /** By which they are sorted; the same function at each drawing. */
  labelOf: (item: Item) => string
  entry?: (item: Item) => Partial<Entry>
  /** Without it, this person makes none. */
  adding: Adding | undefined
  search?: { text: string; set: (text: string) => void }
  more?: { load: () => void; loading: boolean }
  children: (item: Item) => ReactNode
  /** Where the opened one may be missing in the list, since the server searches: draws it by its id. */
  byId?: (id: string) => ReactNode
}

export function EntitySection<Item extends { id: string }>(props: EntitySectionProps<Item>) {
  const { section, selected, asked, labelOf, entry, adding, byId } = props
  const client = useQueryClient()
  const navigate = useNavigate()
  const [opened, { open, close }] = useDisclosure()
  const items = useMemo(
    () => [...(asked.data ?? [])].sort((one, other) => byName(labelOf(one), labelOf(other))),
    [asked.data, labelOf],
  )
  const entries = items.map((item): Entry => ({ id: item.id, label: labelOf(item), ...entry?.(item) }))
  const ids = useMemo(() => new Set(items.map((item) => item.id)), [items])
  const item = items.find((one) => one.id === selected)
  let detail: ReactNode = null
  if (selected !== undefined && byId !== undefined) detail = byId(selected)
  else if (item !== undefined) detail = props.children(item)
  else detail = <Gone isPending={asked.isPending} />
  return (
    <>
      <EntityList
        section={section}
        title={props.title}
        hint={props.hint}
        asked={asked}
        entries={entries}
        selected={selected}
        empty={props.empty}
        onAdd={adding && open}
        addLabel={adding?.title ?? ''}
        search={props.search}
        more={props.more}
      >
        {detail}
      </EntityList>
      {adding && (
        <AddDialog
          opened={opened}
          onClose={close}
          title={adding.title}
          action={adding.action}
          nameLabel={adding.nameLabel}
          idLabel={adding.idLabel}
          idHint={adding.idHint}
          taken={(id) => ids.has(id)}
          create={adding.create}
          ready={adding.ready}
          onCreated={(id) => {
            close()
            for (const queryKey of adding.refresh) void client.invalidateQueries({ queryKey })
            void navigate({ to: '/admin/$section/$key', params: { section, key: id } })
          }}
        >
          {adding.fields}
        </AddDialog>
      )}
    </>
  )
}

/** In the place of a detail: it is still being asked for, or there is none of that name (any more). */
export function Gone({ isPending }: { isPending: boolean }) {
  const { t } = useTranslation('people')
  return isPending ? <Waiting /> : <Empty title={t('list.gone')} hint={t('list.goneHint')} />
}
