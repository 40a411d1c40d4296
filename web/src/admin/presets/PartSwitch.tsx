// Whether a part of a preset is wanted.
import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type PartSwitchProps = {
  part: 'settings' | 'statuses'
  checked: boolean
  onChange: (checked: boolean) => void
}

export function PartSwitch({ part, checked, onChange }: PartSwitchProps) {
  const { t } = useTranslation('admin')
  return (
    <Switch
      label={t(`presets.part.${part}`)}
      description={t(`presets.partHint.${part}`)}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
