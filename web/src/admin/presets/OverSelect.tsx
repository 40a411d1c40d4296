// Over which queues, or agents, a preset is put: none, all, or some.
import { Group, MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export const ALL = 'all'
/** Ids, or all there are. */
export type Over = typeof ALL | string[]

type OverSelectProps = {
  part: 'queues' | 'agents'
  over: Over
  onChange: (over: Over) => void
  all: readonly { id: string; label: string }[]
}
type Way = 'none' | 'all' | 'some'

export function OverSelect({ part, over, onChange, all }: OverSelectProps) {
  const { t } = useTranslation('admin')
  // An empty list may be "none", or "some" of which none is chosen yet.
  const [some, setSome] = useState(false)
  let way: Way = some ? 'some' : 'none'
  if (over === ALL) way = 'all'
  const choose = (chosen: Way) => {
    setSome(chosen === 'some')
    onChange(chosen === 'all' ? ALL : [])
  }
  return (
    <Group align="flex-start">
      <Select
        label={t(`presets.part.${part}`)}
        description={t(`presets.partHint.${part}`)}
        data={(['all', 'some', 'none'] as const).map((value) => ({
          value,
          label: t(`presets.over.${value}`, { count: all.length }),
        }))}
        value={way}
        onChange={(chosen) => choose((chosen ?? 'none') as Way)}
        allowDeselect={false}
        w={{ base: '100%', sm: 320 }}
      />
      {way === 'some' && over !== ALL && (
        <MultiSelect
          label={t(`presets.which.${part}`)}
          description={t('presets.whichHint')}
          data={all.map(({ id, label }) => ({ value: id, label }))}
          value={over}
          onChange={onChange}
          searchable
          limit={50}
          hidePickedOptions
          nothingFoundMessage={t('form.nothingFound')}
          w={{ base: '100%', sm: 320 }}
        />
      )}
    </Group>
  )
}
