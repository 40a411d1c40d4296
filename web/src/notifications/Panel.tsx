// What the bell opens: the notifications, newest first, and whether they are also shown outside of the page.
import {
  ActionIcon,
  Button,
  FocusTrap,
  Group,
  Paper,
  Switch,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOrDate } from '@/i18n/format'
import { useServerClock } from '@/live/context'
import type { NotificationRow } from '@/live/frames'
import { usePreferences } from '@/session/session'
import { useCommand } from '@/ui/command'
import { askForDesktop, desktopPermission } from '@/ui/desktop'
import { Refused } from '@/ui/Refused'
import { useReturnFocus } from '@/ui/returnFocus'
import { Empty, Failed, Waiting } from '@/ui/States'
import { useNames } from '@/why/names'
import classes from './Panel.module.css'
import { see, seeAll } from './receive'
import { notificationSaid } from './sentences'
import { useToAgent } from './toAgent'

type PanelProps = {
  list: Pick<
    UseInfiniteQueryResult,
    'error' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'data'
  >
  items: readonly NotificationRow[]
  unseen: number
  onClose: () => void
}

export default function Panel({ list, items, unseen, onClose }: PanelProps) {
  const { t } = useTranslation(['notifications', 'common'])
  const clock = useServerClock()
  const now = () => new Date(clock()).toISOString()
  useReturnFocus()
  const seen = useCommand((told: NotificationRow | null) =>
    told === null ? seeAll(now()) : see(told, now()),
  )
  return (
    <FocusTrap>
      <Paper
        role="dialog"
        aria-label={t('title')}
        className={classes.panel}
        shadow="md"
        withBorder
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <Group justify="space-between" p="sm" wrap="nowrap">
          <Title order={2} size="h5">
            {t('title')}
          </Title>
          <Group gap={4} wrap="nowrap">
            {unseen > 0 && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={seen.isPending && seen.variables === null}
                onClick={() => seen.mutate(null)}
              >
                {t('seenAll')}
              </Button>
            )}
            <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t('common:close')}>
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <Refused error={seen.error} />
        <div className={classes.list}>
          <Items list={list} items={items} now={now()} onSeen={seen.mutate} onClose={onClose} />
        </div>
        <Desktop />
      </Paper>
    </FocusTrap>
  )
}

type ItemsProps = Pick<PanelProps, 'list' | 'items' | 'onClose'> & {
  now: string
  onSeen: (told: NotificationRow) => void
}

function Items({ list, items, now, onSeen, onClose }: ItemsProps) {
  const { t } = useTranslation(['notifications', 'common'])
  if (list.data === undefined)
    return list.error === null ? <Waiting /> : <Failed error={list.error} retry={() => void list.refetch()} />
  if (items.length === 0) return <Empty title={t('empty')} hint={t('emptyHint')} />
  return (
    <>
      <ul className={classes.items}>
        {items.map((told) => (
          <Item key={told.id} told={told} now={now} onSeen={() => onSeen(told)} onClose={onClose} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('common:more')}
        </Button>
      )}
    </>
  )
}

type ItemProps = { told: NotificationRow; now: string; onSeen: () => void; onClose: () => void }

function Item({ told, now, onSeen, onClose }: ItemProps) {
  const { t } = useTranslation(['notifications', 'why'])
  const names = useNames()
  const toAgent = useToAgent()
  const said = notificationSaid(told, names)
  const isUnseen = told.seen_at === null
  function go() {
    if (isUnseen) onSeen()
    onClose()
    toAgent(told.agent)
  }
  return (
    <li className={classes.item} data-unseen={isUnseen || undefined}>
      <UnstyledButton className={classes.said} onClick={go}>
        <Text size="sm" fw={isUnseen ? 600 : 400} component="span" display="block">
          {isUnseen && <span className="rr-hidden">{t('unseen')}: </span>}
          {said}
        </Text>
        <Text size="xs" c="dimmed" className="rr-digits" component="time" dateTime={told.at}>
          {timeOrDate(told.at, now)}
        </Text>
      </UnstyledButton>
      {isUnseen && (
        <ActionIcon variant="subtle" onClick={onSeen} aria-label={t('seenOf', { said })} title={t('seen')}>
          <IconCheck size={18} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

/** The wish is kept on the server; whether this browser may is the person's and the browser's. */
function Desktop() {
  const { t } = useTranslation('notifications')
  const [{ desktop = false }, prefer] = usePreferences()
  const [allowed, setAllowed] = useState(desktopPermission)
  async function wish(wished: boolean) {
    const answer = wished ? await askForDesktop() : desktopPermission()
    setAllowed(answer)
    await prefer({ desktop: wished && answer === 'granted' })
  }
  const problem =
    allowed === 'none' ? t('desktopMissing') : allowed === 'denied' ? t('desktopDenied') : undefined
  return (
    <div className={classes.desktop}>
      <Switch
        label={t('desktop')}
        description={problem}
        disabled={allowed === 'none' || allowed === 'denied'}
        checked={desktop && allowed === 'granted'}
        onChange={(event) => void wish(event.currentTarget.checked)}
      />
    </div>
  )
}
