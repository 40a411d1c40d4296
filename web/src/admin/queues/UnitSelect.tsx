// Which unit something new belongs to: those that this person reaches, and the whole organisation if they do.
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '@/api/queries'
import { useMe } from '@/session/session'

type UnitSelectProps = { value: string | null; onChange: (unit: string | null) => void }

export function UnitSelect({ value, onChange }: UnitSelectProps) {
  const { t } = useTranslation('admin')
  const me = useMe()
  const { data: units = [] } = useQuery(queries.units)
  const reached = units.filter(({ id }) => me.units === null || me.units.includes(id))
  const only = me.units === null ? null : (reached[0]?.id ?? null)
  useEffect(() => {
    if (value === null && only !== null) onChange(only)
  }, [value, only, onChange])
  return (
    <Select
      label={t('queues.unit')}
      data={[
        ...(me.units === null ? [{ value: '', label: t('queues.noUnit') }] : []),
        ...reached.map(({ id, label }) => ({ value: id, label })),
      ]}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen || null)}
      allowDeselect={false}
    />
  )
}
