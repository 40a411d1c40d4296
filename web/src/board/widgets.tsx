// Which parts of the board are shown: chosen by a button, kept with what one prefers.
import { Button, Menu } from '@mantine/core'
import { IconLayoutDashboard } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { may, useMe, usePreferences } from '@/session/session'

const WIDGETS = ['agents', 'queues', 'callers', 'withdrawals', 'attendance'] as const
export type Widget = (typeof WIDGETS)[number]
export type Shown = Readonly<Record<Widget, boolean>>

type Kept = { widgets?: Partial<Shown> }

/** What is shown, and a way to show or hide one. */
export function useWidgets(): [Shown, (widget: Widget) => void] {
  const me = useMe()
  const [preferences, prefer] = usePreferences()
  const kept = (preferences.board ?? {}) as Kept
  const allowed = (widget: Widget) => widget !== 'attendance' || may(me, 'see_attendance')
  const shown = Object.fromEntries(
    WIDGETS.map((widget) => [widget, allowed(widget) && kept.widgets?.[widget] !== false]),
  ) as Shown
  const toggle = (widget: Widget) =>
    void prefer({ board: { ...kept, widgets: { ...kept.widgets, [widget]: !shown[widget] } } })
  return [shown, toggle]
}

export function WidgetsMenu({ shown, toggle }: { shown: Shown; toggle: (widget: Widget) => void }) {
  const { t } = useTranslation('board')
  const me = useMe()
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" px="sm" leftSection={<IconLayoutDashboard size={16} aria-hidden />}>
          {t('widgets.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {WIDGETS.map((widget) => {
          const forbidden = widget === 'attendance' && !may(me, 'see_attendance')
          return (
            <Menu.CheckboxItem
              key={widget}
              checked={shown[widget]}
              disabled={forbidden}
              onChange={() => toggle(widget)}
            >
              {t(`widgets.${widget}`)}
              {forbidden && (
                <>
                  <br />
                  <small>{t('widgets.forManagers')}</small>
                </>
              )}
            </Menu.CheckboxItem>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
