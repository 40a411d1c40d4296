// The status part of the menu behind one's avatar: what one is now, and what one may choose (S3.2, S4.6).
import { Group, Menu } from '@mantine/core'
import { IconCheck, IconClockPause, IconClockPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { shownLabel } from '@/i18n/words'
import { useAgentRow } from '@/live/context'
import { StatusDot } from '@/ui/StatusDot'
import { settable, useStatuses } from './mine'
import type { StatusEntry } from './standing'

/** What was chosen in the menu; what comes of it is drawn by `Wished`, which outlives the menu. */
export type Wish = { clock: 'in' | 'out' } | { status: StatusEntry }

export default function StatusItems({ agent, onWish }: { agent: string; onWish: (wish: Wish) => void }) {
  const { t } = useTranslation('agent')
  const row = useAgentRow(agent)
  const { data: detail } = useQuery(queries.agentDetail(agent))
  const statuses = useStatuses()
  if (row === undefined) return null
  const away = row.state === 'clocked_out'
  return (
    <>
      <Menu.Label>
        {t('status.title')}: {shownLabel(row)}
      </Menu.Label>
      {away && (
        <Menu.Item
          leftSection={<IconClockPlay size={16} aria-hidden />}
          onClick={() => onWish({ clock: 'in' })}
        >
          {t('attendance.clockIn')}
        </Menu.Item>
      )}
      {!away &&
        settable(statuses).map((entry) => (
          <Menu.RadioItem
            key={entry.id}
            value={entry.id}
            checked={row.status === entry.id}
            closeMenuOnClick
            checkIcon={<IconCheck size={16} />}
            // Choosing again what one has counts as well: it ends what withdrew one.
            onClick={() => onWish({ status: entry })}
          >
            <Group gap="xs" wrap="nowrap">
              <StatusDot colour={entry.colour} />
              <span>
                {entry.label}
                {entry.reason !== 'none' && '…'}
                {entry.calls === 'one' && ` (${t('status.oneCall')})`}
              </span>
            </Group>
          </Menu.RadioItem>
        ))}
      {!away && detail?.attendance.tracked && (
        <Menu.Item
          leftSection={<IconClockPause size={16} aria-hidden />}
          onClick={() => onWish({ clock: 'out' })}
        >
          {t('attendance.clockOut')}
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  )
}
