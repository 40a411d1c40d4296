// The organisation's own settings, in parts; each is saved as it is chosen.
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Api, api } from '@/api/client'
import * as queries from '@/api/queries'
import { Failed, Waiting } from '@/ui/States'
import { changed, useSaver } from '../form'
import { keyed } from '../list/commands'
import type { SectionProps } from '../section'
import { Attendance } from './Attendance'
import { Defaults } from './Defaults'
import { Calls, Organisation, Statuses } from './Parts'
import type { SettingsPatch } from './part'
import { Telling } from './Telling'

export function SettingsSection(_: SectionProps) {
  const { t } = useTranslation('admin')
  const asking = useQuery({ ...queries.settings, staleTime: 0 })
  const saver = useSaver({
    send: (patch: SettingsPatch, key) =>
      changed(
        api.PATCH('/api/v1/settings', {
          params: { header: keyed(key) },
          // Of what is nested, too, a part is enough; the document cannot say so.
          body: patch as Api<'SettingsPatch'>,
        }),
      ),
    refresh: [queries.settings.queryKey, queries.me.queryKey],
  })
  return (
    <Stack>
      <div>
        <Title order={2} size="h3">
          {t('section.settings')}
        </Title>
        <Text c="dimmed" size="sm" maw="40rem">
          {t('settings.hint')}
        </Text>
      </div>
      {asking.isPending && <Waiting />}
      {asking.error !== null && asking.data === undefined && (
        <Failed error={asking.error} retry={() => void asking.refetch()} />
      )}
      {asking.data !== undefined && (
        <>
          <Organisation settings={asking.data} saver={saver} />
          <Attendance settings={asking.data} saver={saver} />
          <Statuses settings={asking.data} saver={saver} />
          <Calls settings={asking.data} saver={saver} />
          <Telling settings={asking.data} saver={saver} />
          <Defaults settings={asking.data} saver={saver} />
        </>
      )}
    </Stack>
  )
}
