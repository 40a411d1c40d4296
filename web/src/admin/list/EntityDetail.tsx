// The opened entity: its name, what there is to set, and the way to delete it.
import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { QueryKey } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Changed } from '../form/changes'
import classes from './EntityList.module.css'
import { RemoveButton } from './RemoveButton'

type Removing = {
  /** "Delete the agent". */
  action: string
  /** What goes with it, in a sentence or two. */
  goes: ReactNode
  send: (key: string) => Promise<Changed>
  /** The questions whose answers it makes old. */
  refresh: readonly QueryKey[]
}

type EntityDetailProps = {
  section: string
  id: string
  label: string
  mark?: ReactNode
  /** Facts beside the name. */
  facts?: ReactNode
  remove?: Removing
  /** This person may only look. */
  readOnly?: boolean
  children: ReactNode
}

export function EntityDetail(props: EntityDetailProps) {
  const { section, id, label, mark, facts, remove, readOnly, children } = props
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  // Who opened it in the list goes on here; after loading the page, one begins where one always does.
  useEffect(() => {
    if (document.activeElement === document.body) return undefined
    const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <Stack gap="md" component="section" aria-label={label}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Group gap="sm" wrap="nowrap">
          {mark}
          <div>
            <Title order={2} size="h3" className={classes.heading} ref={heading} tabIndex={-1}>
              {label}
            </Title>
            {label !== id && (
              <Text size="xs" c="dimmed" className={classes.code}>
                {t('list.idOf', { id })}
              </Text>
            )}
          </div>
          {facts}
        </Group>
        {remove !== undefined && !readOnly && (
          <RemoveButton
            name={label}
            action={remove.action}
            remove={remove.send}
            refresh={remove.refresh}
            onRemoved={() => navigate({ to: '/admin/$section', params: { section } })}
          >
            {remove.goes}
          </RemoveButton>
        )}
        {readOnly && (
          <Badge variant="light" color="gray" tt="none" leftSection={<IconLock size={14} aria-hidden />}>
            {t('list.readOnly')}
          </Badge>
        )}
      </Group>
      {readOnly && (
        <Text size="sm" c="dimmed">
          {t('list.readOnlyHint')}
        </Text>
      )}
      {children}
    </Stack>
  )
}
