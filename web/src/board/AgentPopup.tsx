// An agent's window: how they stand in every queue, and what a supervisor can choose for them. Loaded when it opens.
import { Alert, Divider, Drawer, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { list } from '@/i18n/format'
import { shownLabel, word } from '@/i18n/words'
import { useAgentRow, useLink } from '@/live/context'
import type { AgentRow } from '@/live/frames'
import { may, useMe } from '@/session/session'
import { Elapsed } from '@/ui/Clock'
import { TextLink } from '@/ui/links'
import { Empty } from '@/ui/States'
import { StatusDot } from '@/ui/StatusDot'
import { WhyAgent, WhyButton } from '@/why'
import { AgentActions } from './AgentActions'
import { AgentForm } from './AgentForm'
import classes from './AgentPopup.module.css'
import { Coverable, Covering } from './Covering'
import { Activity, DriftText } from './cells'
import { useOffersByAgent, useUnitNames } from './names'
import { drifts } from './standing'

type AgentPopupProps = { agent: string; onClose: () => void }

export default function AgentPopup({ agent, onClose }: AgentPopupProps) {
  const { t } = useTranslation(['board', 'common'])
  const row = useAgentRow(agent)
  const { link } = useLink()
  useFocusBack()
  return (
    <Coverable
      render={(covered) => (
        <Drawer
          opened
          onClose={onClose}
          closeOnEscape={!covered}
          closeOnClickOutside={!covered}
          trapFocus={!covered}
          position="right"
          size={620}
          title={<span className={classes.title}>{row?.name ?? agent}</span>}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          {row === undefined ? (
            <Empty title={t('agents.gone')} hint={t('agents.goneHint')} />
          ) : (
            <Stack gap="md" data-stale={link === 'live' ? undefined : true}>
              <Now row={row} />
              <Divider />
              <AgentForm row={row} />
              <AgentActions row={row} />
            </Stack>
          )}
        </Drawer>
      )}
    />
  )
}

/** Closed, the focus is again where it was when the window opened: in the agent's row. */
function useFocusBack() {
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const back = opener.current
    return () => {
      if (back instanceof HTMLElement) window.setTimeout(() => back.focus({ preventScroll: true }))
    }
  }, [])
}

/** How things are with this agent at the moment, and where to read more. */
function Now({ row }: { row: AgentRow }) {
  const { t } = useTranslation('board')
  const me = useMe()
  const unitNames = useUnitNames()
  const offer = useOffersByAgent().get(row.id)
  const [why, setWhy] = useState(false)
  const reason = row.note ?? row.reason
  const drifting = drifts(row)
  const unit = row.unit === null ? null : (unitNames.get(row.unit) ?? row.unit)
  const at = row.at_unit === null ? null : (unitNames.get(row.at_unit) ?? row.at_unit)
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StatusDot colour={row.colour} size={16} />
        <Text fw={600}>{shownLabel(row)}</Text>
        {reason && row.code === 'status' && <Text>{reason}</Text>}
        <Elapsed since={row.since} />
        <span className={classes.grow} />
        <WhyButton of={row.name} onClick={() => setWhy(true)} />
        <TextLink to="/agents/$agent" params={{ agent: row.id }} size="sm">
          {t('popup.history')}
        </TextLink>
      </Group>
      <dl className={classes.facts}>
        <dt>{t('column.activity')}</dt>
        <dd>
          <Activity row={row} offer={offer} />
        </dd>
        <dt>{t('column.devices')}</dt>
        <dd>
          {row.devices.length === 0
            ? t('devices.noneAtAll')
            : list(
                row.devices.map((device) =>
                  t(device.registered ? 'devices.registered' : 'devices.unregistered', {
                    kind: word('device', device.kind),
                  }),
                ),
              )}
        </dd>
        {unit !== null && (
          <>
            <dt>{t('column.unit')}</dt>
            <dd>{at === null ? unit : t('popup.unitAt', { unit, at })}</dd>
          </>
        )}
      </dl>
      {drifting.length > 0 && (
        <Alert
          color="orange"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('drift.title')}
        >
          {drifting.map((standing) => (
            <div key={standing.queue}>
              <DriftText standing={standing} />
            </div>
          ))}
        </Alert>
      )}
      {!may(me, 'set_agents') && <Text className={classes.quiet}>{t('popup.readOnly')}</Text>}
      {why && (
        <Covering>
          <WhyAgent agent={row.id} opened onClose={() => setWhy(false)} />
        </Covering>
      )}
    </Stack>
  )
}
