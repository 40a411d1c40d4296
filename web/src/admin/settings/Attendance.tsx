// Attendance (S3.1): off until it is switched on for one or more user groups.
import { Anchor, Stack, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { Block, SavedMulti, SavedNote, SavedSelect, SavedSwitch, SavedTags, useField } from '../form'
import type { PartProps } from './part'

export function Attendance({ settings, saver }: PartProps) {
  const { t } = useTranslation('admin')
  const { data: groups = [] } = useQuery(queries.groups)
  const { data: statuses = [] } = useQuery(queries.statuses)
  // Switched on, and no group chosen yet: nothing is tracked before there is one.
  const [choosing, setChoosing] = useState(false)
  const field = useField(saver, t('settings.track'), (tracked_groups: string[]) => ({ tracked_groups }))
  const tracked = field.pending?.value ?? settings.tracked_groups
  const on = choosing || tracked.length > 0
  const toggle = (checked: boolean) => {
    setChoosing(checked)
    const [only, ...others] = groups
    if (checked && only !== undefined && others.length === 0) field.save([only.id])
    if (!checked && tracked.length > 0) field.save([])
  }
  return (
    <Block title={t('settings.attendance')} hint={t('settings.attendanceHint')}>
      <Stack gap={0}>
        <Switch
          label={t('settings.track')}
          description={t(on ? 'settings.trackOn' : 'settings.trackOff')}
          checked={on}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
        <SavedNote field={field} label={t('settings.track')} />
      </Stack>
      {on && (
        <>
          <SavedMulti
            saver={saver}
            label={t('field.tracked_groups')}
            description={
              groups.length === 0 ? (
                <Anchor component={Link} to="/admin/groups" inherit underline="always">
                  {t('settings.makeGroup')}
                </Anchor>
              ) : (
                t('settings.trackedHint')
              )
            }
            value={tracked}
            patch={(tracked_groups) => ({ tracked_groups: [...tracked_groups] })}
            options={groups.map(({ id, label }) => ({ value: id, label }))}
            empty={t('settings.chooseGroup')}
          />
          <SavedSelect
            saver={saver}
            label={t('field.clock_in_status')}
            description={t('settings.clockInHint')}
            value={settings.clock_in_status}
            patch={(clock_in_status) => ({ clock_in_status })}
            options={statuses.map(({ id, label }) => ({ value: id, label }))}
          />
        </>
      )}
      <SavedTags
        saver={saver}
        label={t('field.clock_out_reasons')}
        description={t('settings.reasonsHint')}
        value={settings.clock_out_reasons}
        patch={(clock_out_reasons) => ({ clock_out_reasons: [...clock_out_reasons] })}
        empty={t('settings.anyReason')}
      />
      <SavedSwitch
        saver={saver}
        label={t('field.clock_out_with_open_cases')}
        description={t('settings.openCasesHint')}
        value={settings.clock_out_with_open_cases}
        patch={(clock_out_with_open_cases) => ({ clock_out_with_open_cases })}
      />
    </Block>
  )
}
