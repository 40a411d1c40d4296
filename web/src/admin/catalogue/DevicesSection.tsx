// Devices: the phones that calls may ring, whose they are, and whether each is registered with the phone system.
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { dateTime } from '@/i18n/format'
import { word } from '@/i18n/words'
import { may, useMe } from '@/session/session'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { SavedSelect } from '../form/fields'
import { useSaver } from '../form/saver'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { EntitySection } from '../list/EntitySection'
import { Facts } from '../list/Facts'
import { Mark } from '../list/Mark'
import { useReachesAll } from '../list/reach'

type Device = Api<'DeviceView'>
type Kind = NonNullable<Api<'DeviceBody'>['kind']>
const KINDS: readonly Kind[] = ['desk', 'web', 'mobile']
const REFRESH = [['devices'], ['agents']]

export function DevicesSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const reachesAll = useReachesAll()
  const asked = useQuery({ ...queries.devices, staleTime: 0 })
  const agents = useQuery(queries.agents).data ?? []
  const names = new Map(agents.map((agent) => [agent.id, agent.name]))
  const [kind, setKind] = useState<Kind>('desk')
  const note = (device: Device) => {
    const owner = device.agent === null ? t('devices.shared') : (names.get(device.agent) ?? device.agent)
    return `${word('device', device.kind)} · ${owner}`
  }
  return (
    <EntitySection
      section="devices"
      title={t('devices.title')}
      hint={t('devices.hint')}
      empty={{ title: t('devices.empty'), hint: t('devices.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={labelOf}
      entry={(device) => ({
        note: note(device),
        badge: <Registered device={device} />,
        words: device.signed_in ?? '',
      })}
      adding={
        reachesAll
          ? {
              title: t('devices.add'),
              action: t('devices.make'),
              nameLabel: null,
              idLabel: t('devices.id'),
              idHint: t('devices.idHint'),
              create: (id, _, key) => {
                const params = { path: { device: id }, header: keyed(key) }
                return ask(api.PUT('/api/v1/devices/{device}', { body: { kind }, params }))
              },
              refresh: REFRESH,
              fields: (
                <Select
                  label={t('devices.kind')}
                  data={KINDS.map((value) => ({ value, label: word('device', value) }))}
                  value={kind}
                  onChange={(value) => value !== null && setKind(value as Kind)}
                  allowDeselect={false}
                />
              ),
            }
          : undefined
      }
    >
      {(device) => (
        <DeviceDetail
          key={device.id}
          device={device}
          names={names}
          // Who administers some units administers the phones of their agents, and no shared ones.
          readOnly={!may(me, 'configure') || (!reachesAll && !names.has(device.agent ?? ''))}
        />
      )}
    </EntitySection>
  )
}

function labelOf(device: Device): string {
  return device.id
}

function Registered({ device }: { device: Device }) {
  const { t } = useTranslation('people')
  return (
    <Mark tone={device.registered ? 'good' : 'plain'}>
      {t(device.registered ? 'devices.registered' : 'devices.unregistered')}
    </Mark>
  )
}

type DeviceDetailProps = { device: Device; names: ReadonlyMap<string, string>; readOnly: boolean }

function DeviceDetail({ device, names, readOnly }: DeviceDetailProps) {
  const { t } = useTranslation('people')
  const sites = useQuery(queries.sites).data ?? []
  const path = { device: device.id }
  const saver = useSaver({
    send: (body: Api<'DeviceBody'>, key) =>
      changed(api.PUT('/api/v1/devices/{device}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  const who = device.signed_in
  return (
    <EntityDetail
      section="devices"
      id={device.id}
      label={device.id}
      facts={<Registered device={device} />}
      readOnly={readOnly}
      remove={{
        action: t('devices.delete'),
        goes: t('devices.goes'),
        send: (key) =>
          changed(api.DELETE('/api/v1/devices/{device}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <Block title={t('block.general')}>
        <SavedSelect
          saver={saver}
          label={t('devices.kind')}
          value={device.kind as Kind}
          patch={(kind) => ({ kind })}
          options={KINDS.map((value) => ({ value, label: word('device', value) }))}
          disabled={readOnly}
        />
        <SavedSelect
          saver={saver}
          label={t('devices.agent')}
          description={t('devices.agentHint')}
          value={device.agent}
          patch={(agent) => ({ agent })}
          options={[...names].map(([value, label]) => ({ value, label }))}
          none={t('devices.shared')}
          disabled={readOnly}
        />
        <SavedSelect
          saver={saver}
          label={t('devices.site')}
          value={device.site}
          patch={(site) => ({ site })}
          options={sites.map(({ id, label }) => ({ value: id, label }))}
          none={t('devices.noSite')}
          disabled={readOnly}
        />
      </Block>
      <Block title={t('devices.now')} hint={t('devices.nowHint')}>
        <Facts
          facts={[
            [t('devices.registration'), t(device.registered ? 'devices.registered' : 'devices.unregistered')],
            [t('field.since'), dateTime(device.since)],
            [t('devices.signedIn'), who === null ? t('devices.nobody') : (names.get(who) ?? who)],
          ]}
        />
      </Block>
    </EntityDetail>
  )
}
