// Saved filters: what one asks for often, under a name of one's own. Kept on the server, with what this person prefers.
import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { IconBookmark, IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byName } from '@/i18n/format'
import { usePreferences } from '@/session/session'
import { type Choice, readChoice, writeChoice } from './search'

/** As many as one menu shows well. */
const MOST = 30

type Saved = { name: string; asked: Record<string, string> }

function savedIn(kept: unknown): Saved[] {
  const found = (kept as { filters?: unknown } | undefined)?.filters
  return Array.isArray(found) ? (found as Saved[]).filter((one) => typeof one?.name === 'string') : []
}

type FiltersProps = { choice: Choice; choose: (part: Partial<Choice>) => void }

export function Filters({ choice, choose }: FiltersProps) {
  const { t } = useTranslation(['reports', 'common'])
  const [preferences, change] = usePreferences()
  const [naming, setNaming] = useState(false)
  const known = savedIn(preferences.reports).toSorted((one, other) => byName(one.name, other.name))
  const keep = (filters: Saved[]) => void change({ reports: { filters } })
  const now = JSON.stringify(writeChoice(choice))
  const current = known.find((one) => JSON.stringify(writeChoice(readChoice(one.asked))) === now)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {current?.name ?? t('filters.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {known.length === 0 && <Menu.Label>{t('filters.none')}</Menu.Label>}
          {known.map((one) => (
            <Menu.Item
              key={one.name}
              aria-current={one === current || undefined}
              onClick={() => choose(readChoice(one.asked))}
            >
              {one.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {known.length < MOST && (
            <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>
              {t('filters.save')}
            </Menu.Item>
          )}
          {current !== undefined && (
            <Menu.Item
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => keep(known.filter((one) => one !== current))}
            >
              {t('filters.delete', { name: current.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && (
        <Naming
          onClose={() => setNaming(false)}
          onName={(name) => {
            keep([...known.filter((one) => one.name !== name), { name, asked: writeChoice(choice) }])
            setNaming(false)
          }}
        />
      )}
    </>
  )
}

function Naming({ onClose, onName }: { onClose: () => void; onName: (name: string) => void }) {
  const { t } = useTranslation(['reports', 'common'])
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) onName(name.trim())
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('filters.save')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('filters.name')}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
            required
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={!name.trim()}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
