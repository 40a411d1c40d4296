// Sites: places with a phone system of their own, and whether each can be reached.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked as ask } from '@/api/client'
import * as queries from '@/api/queries'
import { dateTime } from '@/i18n/format'
import { Block } from '../form/Block'
import { changed } from '../form/changes'
import { useSaver } from '../form/saver'
import { SavedText } from '../form/TypedField'
import { keyed } from '../list/commands'
import { EntityDetail } from '../list/EntityDetail'
import { EntitySection } from '../list/EntitySection'
import { Facts } from '../list/Facts'
import { Mark } from '../list/Mark'
import { Names } from '../list/Names'
import { useReachesAll } from '../list/reach'

type Site = Api<'SiteView'>
const REFRESH = [['sites'], ['agents'], ['devices']]

export function SitesSection({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('people')
  const reachesAll = useReachesAll()
  const asked = useQuery({ ...queries.sites, staleTime: 0 })
  return (
    <EntitySection
      section="sites"
      title={t('sites.title')}
      hint={t('sites.hint')}
      empty={{ title: t('sites.empty'), hint: t('sites.emptyHint') }}
      selected={selected}
      asked={asked}
      labelOf={labelOf}
      entry={(site) => ({ badge: site.reachable ? undefined : <Reachable site={site} /> })}
      adding={
        reachesAll
          ? {
              title: t('sites.add'),
              action: t('sites.make'),
              nameLabel: t('field.label'),
              create: (id, label, key) => {
                const params = { path: { site: id }, header: keyed(key) }
                return ask(api.PUT('/api/v1/sites/{site}', { body: { label }, params }))
              },
              refresh: REFRESH,
            }
          : undefined
      }
    >
      {(site) => <SiteDetail key={site.id} site={site} readOnly={!reachesAll} />}
    </EntitySection>
  )
}

function labelOf(site: Site): string {
  return site.label
}

function Reachable({ site }: { site: Site }) {
  const { t } = useTranslation('people')
  return (
    <Mark tone={site.reachable ? 'good' : 'bad'}>{t(site.reachable ? 'sites.reachable' : 'sites.lost')}</Mark>
  )
}

function SiteDetail({ site, readOnly }: { site: Site; readOnly: boolean }) {
  const { t } = useTranslation('people')
  const devices = useQuery(queries.devices)
  const path = { site: site.id }
  const saver = useSaver({
    send: (body: Api<'SiteBody'>, key) =>
      changed(api.PUT('/api/v1/sites/{site}', { body, params: { path, header: keyed(key) } })),
    refresh: REFRESH,
  })
  return (
    <EntityDetail
      section="sites"
      id={site.id}
      label={site.label}
      facts={<Reachable site={site} />}
      readOnly={readOnly}
      remove={{
        action: t('sites.delete'),
        goes: t('sites.goes'),
        send: (key) => changed(api.DELETE('/api/v1/sites/{site}', { params: { path, header: keyed(key) } })),
        refresh: REFRESH,
      }}
    >
      <Block title={t('block.general')}>
        <SavedText
          saver={saver}
          label={t('field.label')}
          value={site.label}
          patch={(label) => ({ label })}
          disabled={readOnly}
        />
      </Block>
      <Block title={t('sites.link')} hint={t('sites.linkHint')}>
        <Facts
          facts={[
            [t('sites.now'), t(site.reachable ? 'sites.reachable' : 'sites.lost')],
            [t('field.since'), dateTime(site.since)],
          ]}
        />
      </Block>
      <Block title={t('sites.devices')}>
        <Names
          section="devices"
          isPending={devices.isPending}
          entries={(devices.data ?? [])
            .filter((device) => device.site === site.id)
            .map(({ id }) => ({ id, label: id }))}
          none={t('sites.noDevices')}
        />
      </Block>
    </EntityDetail>
  )
}
