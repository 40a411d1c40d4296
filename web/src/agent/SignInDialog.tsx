// Signing in at a phone: at one's own by the web, at another with the login code (S1.1).
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { word } from '@/i18n/words'
import { Password } from '@/ui/Password'
import { Refused } from '@/ui/Refused'
import { useReturnFocus } from '@/ui/returnFocus'
import { useAct } from './acts'
import type { Mine } from './mine'

const OWN = ''
/** Cannot be the name of a phone. */
const OTHER = ' '

export default function SignInDialog({ mine, onClose }: { mine: Mine; onClose: () => void }) {
  const { t } = useTranslation(['agent', 'common'])
  useReturnFocus()
  const [where, setWhere] = useState(OWN)
  const [device, setDevice] = useState('')
  const [code, setCode] = useState('')
  const act = useAct(mine.agent, onClose)
  function submit(event: FormEvent) {
    event.preventDefault()
    const at = where === OTHER ? device.trim() : where
    act.mutate({ do: 'sign_in', ...(at !== '' && { device: at, login_code: code }) })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('phones.signInTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Radio.Group label={t('phones.where')} value={where} onChange={setWhere}>
            <Stack mt="xs" gap="xs">
              <Radio value={OWN} label={t('phones.anyPhone')} data-autofocus />
              {mine.row.devices.map((each) => (
                <Radio key={each.id} value={each.id} label={`${word('device', each.kind)} (${each.id})`} />
              ))}
              <Radio value={OTHER} label={t('phones.otherPhone')} />
            </Stack>
          </Radio.Group>
          {where === OTHER && (
            <>
              <TextInput
                label={t('phones.device')}
                description={t('phones.deviceHint')}
                required
                autoComplete="off"
                value={device}
                onChange={(event) => setDevice(event.currentTarget.value)}
              />
              <Text size="sm">{t('phones.displaces')}</Text>
            </>
          )}
          {where !== OWN && (
            <Password
              label={t('phones.code')}
              required
              inputMode="numeric"
              autoComplete="off"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          <Refused error={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={act.isPending}>
              {t('phones.signInDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
