// What the keys of this page do, and the two switches: keys, and notices outside of the page.
import { Kbd, Paper, Stack, Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '@/session/session'
import { askForDesktop, desktopPermission } from '@/ui/desktop'
import classes from './Agent.module.css'
import { useKeysOn } from './keys'
import { type Mine, settable } from './mine'
import { statusKeys } from './StatusBar'

export default function KeysPanel({ mine }: { mine: Mine }) {
  const { t } = useTranslation('agent')
  const [on, setOn] = useKeysOn()
  const statuses = statusKeys(settable(mine.statuses)).size
  const rows = [
    ['A', t('keys.answer')],
    ['R', t('keys.refuse')],
    ['H', t('keys.stay')],
    ['B', t('keys.return')],
    ['F', t('keys.finish')],
    [`1–${statuses}`, t('keys.status')],
  ] as const
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="keys-title">
      <Title order={2} size="h5" mb="sm" id="keys-title">
        {t('keys.title')}
      </Title>
      <Stack gap="sm">
        <DesktopSwitch />
        <Switch
          label={t('keys.on')}
          description={t('keys.onHint')}
          checked={on}
          onChange={(event) => void setOn(event.currentTarget.checked)}
        />
        {on && (
          <table className={`${classes.key} ${classes.keys}`}>
            <thead>
              <tr>
                <th>{t('keys.key')}</th>
                <th>{t('keys.does')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([key, does]) => (
                <tr key={key}>
                  <td>
                    <Kbd>{key}</Kbd>
                  </td>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Stack>
    </Paper>
  )
}

/** The browser is asked when the switch is set, never before. */
function DesktopSwitch() {
  const { t } = useTranslation('agent')
  const [preferences, prefer] = usePreferences()
  const [permission, setPermission] = useState(desktopPermission)
  async function change(wanted: boolean) {
    const answer = wanted ? await askForDesktop() : permission
    setPermission(answer)
    await prefer({ desktop: wanted && answer === 'granted' })
  }
  if (permission === 'none') return <Text size="sm">{t('keys.desktopNone')}</Text>
  return (
    <Switch
      label={t('keys.desktop')}
      description={t('keys.desktopHint')}
      error={permission === 'denied' ? t('keys.desktopDenied') : undefined}
      checked={preferences.desktop === true && permission === 'granted'}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  )
}
