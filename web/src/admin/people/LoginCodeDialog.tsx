// A new login code for an agent: typed, or made up here. It is kept hashed, so it can be read in this dialog only.
import { Alert, Button, CopyButton, Group, Modal, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy, IconDice3 } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, asked } from '@/api/client'
import { useCommand } from '@/ui/command'
import { notice } from '@/ui/notice'
import { Refused } from '@/ui/Refused'

/** What the server takes: digits, as they can be typed at a phone. */
const CODE = /^\d{4,12}$/
const MADE_DIGITS = 6

type LoginCodeDialogProps = { agent: string; name: string; opened: boolean; onClose: () => void }

export function LoginCodeDialog({ agent, name, opened, onClose }: LoginCodeDialogProps) {
  const { t } = useTranslation(['people', 'common'])
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('signIn.setCodeOf', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <CodeForm agent={agent} name={name} onClose={onClose} />
    </Modal>
  )
}

function CodeForm({ agent, name, onClose }: { agent: string; name: string; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const [code, setCode] = useState('')
  const [made, setMade] = useState(false)
  const set = useCommand(
    (login_code: string) =>
      asked(
        api.PUT('/api/v1/agents/{agent}/login-code', { body: { login_code }, params: { path: { agent } } }),
      ),
    async () => {
      onClose()
      await notice(t('signIn.codeSet', { name }))
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (CODE.test(code)) set.mutate(code)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('signIn.newCode')}
          description={t('signIn.newCodeHint')}
          value={code}
          onChange={(event) => {
            setMade(false)
            setCode(event.currentTarget.value.trim())
          }}
          error={code !== '' && !/^\d{0,12}$/.test(code) ? t('signIn.codeMistake') : undefined}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
        />
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconDice3 size={18} aria-hidden />}
            onClick={() => {
              setMade(true)
              setCode(digits(MADE_DIGITS))
            }}
          >
            {t('signIn.generate')}
          </Button>
          {code !== '' && (
            <CopyButton value={code}>
              {({ copied, copy }) => (
                <Button
                  variant="subtle"
                  onClick={copy}
                  leftSection={
                    copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                  }
                >
                  {copied ? t('once.copied') : t('once.copy')}
                </Button>
              )}
            </CopyButton>
          )}
        </Group>
        {made && (
          <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} p="xs">
            {t('signIn.onceOnly')}
          </Alert>
        )}
        <Refused error={set.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={set.isPending} disabled={!CODE.test(code)}>
            {t('signIn.saveCode')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** So many digits by chance, each as likely as the others. */
function digits(count: number): string {
  let text = ''
  while (text.length < count) {
    for (const byte of crypto.getRandomValues(new Uint8Array(count))) {
      if (byte < 250 && text.length < count) text += String(byte % 10)
    }
  }
  return text
}
