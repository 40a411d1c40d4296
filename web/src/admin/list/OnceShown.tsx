// A secret that was just made: shown this once, to be copied before the dialog closes.
import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type OnceShownProps = {
  secret: string
  /** Why it cannot be shown again. */
  hint: string
  /** What it is for. */
  use: ReactNode
  onClose: () => void
}

export function OnceShown({ secret, hint, use, onClose }: OnceShownProps) {
  const { t } = useTranslation('people')
  return (
    <Stack>
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
        <Text fw={600}>{t('once.only')}</Text>
        {hint}
      </Alert>
      <TextInput
        label={t('once.secret')}
        value={secret}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Text size="sm" c="dimmed">
        {use}
      </Text>
      <Group justify="flex-end">
        <CopyButton value={secret} timeout={4000}>
          {({ copied, copy }) => (
            <Button
              variant="light"
              onClick={copy}
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            >
              {copied ? t('once.copied') : t('once.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('once.done')}</Button>
      </Group>
    </Stack>
  )
}

/** What a dialog must be that shows one: the secret is gone with it, so a slip of the pointer must not close it. */
export const keptOpen = (isShown: boolean) => ({
  closeOnClickOutside: !isShown,
  closeOnEscape: !isShown,
  withCloseButton: !isShown,
})
