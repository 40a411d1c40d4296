// What stands above the board while a phone system cannot be heard: the rows below are then as it was last.
import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { timeOrDate } from '@/i18n/format'
import { useBoard } from '@/live/context'
import { may, useMe } from '@/session/session'
import { TextLink } from '@/ui/links'

export function LinksDown() {
  const { t } = useTranslation('board')
  const me = useMe()
  const links = useBoard((board) => board.links)
  const now = useBoard((board) => board.at)
  const away = [...(links?.values() ?? [])].filter((link) => link.state !== 'up')
  if (away.length === 0 || now === undefined) return null
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle color="#e8590c" aria-hidden />}
      title={t('links.title')}
    >
      {away.map((link) => (
        <div key={link.id}>
          {t(link.state === 'down' ? 'links.down' : 'links.resyncing', {
            link: link.id,
            since: timeOrDate(link.since, now),
          })}
        </div>
      ))}
      {may(me, 'operate_switch') && (
        <TextLink to="/admin/$section" params={{ section: 'links' }} size="sm">
          {t('links.look')}
        </TextLink>
      )}
    </Alert>
  )
}
