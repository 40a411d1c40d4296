// What the keys of this page do, and the two switches: keys, and notices outside of the page.
import { Kbd, Paper, Stack, Switch, Table, Text, Title } from '@mantine/core'
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
          <Table className={classes.key} verticalSpacing={4} horizontalSpacing={0}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={64}>{t('keys.key')}</Table.Th>
                <Table.Th>{t('keys.does')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(([key, does]) => (
                <Table.Tr key={key}>
                  <Table.Td>
                    <Kbd>{key}</Kbd>
                  </Table.Td>
                  <Table.Td>{does}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
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
