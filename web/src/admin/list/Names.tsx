// What belongs to an entity, as links to where it is set: agents of a unit, devices of an agent. Many are shortened.
import { Button, Group, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byName, number } from '@/i18n/format'
import { TextLink } from '@/ui/links'

const FIRST = 30

type NamesProps = {
  /** The section that they are set in. */
  section: string
  entries: readonly { id: string; label: string; badge?: ReactNode }[]
  /** What is said where there is none. */
  none: string
  isPending?: boolean
}

export function Names({ section, entries, none, isPending = false }: NamesProps) {
  const { t } = useTranslation(['people', 'common'])
  const [all, setAll] = useState(false)
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {isPending ? t('common:loading') : none}
      </Text>
    )
  }
  const sorted = [...entries].sort((one, other) => byName(one.label, other.label))
  const rest = sorted.length - FIRST
  return (
    <Group gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {(all ? sorted : sorted.slice(0, FIRST)).map(({ id, label, badge }) => (
        <Group component="li" key={id} gap={6} wrap="nowrap" mih={28} mr="xs">
          <TextLink to="/admin/$section/$key" params={{ section, key: id }} size="sm" className="rr-words">
            {label}
          </TextLink>
          {badge}
        </Group>
      ))}
      {rest > 0 && !all && (
        <li>
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            {t('list.moreNames', { count: rest, shown: number(rest) })}
          </Button>
        </li>
      )}
    </Group>
  )
}
