// The key with which messages to a program of a user's are signed: a new one, shown once.
import { Button, Code, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Api, api, asked } from '@/api/client'
import { Confirm } from '@/ui/Confirm'
import { useCommand } from '@/ui/command'
import { keptOpen, OnceShown } from '../list/OnceShown'

export function MessageKey({ user }: { user: Api<'UserConfig'> }) {
  const { t } = useTranslation('people')
  const [asking, { open, close }] = useDisclosure()
  const [secret, setSecret] = useState<string | null>(null)
  const { id, name } = user
  const make = useCommand(
    (of: string) => asked(api.POST('/api/v1/users/{user}/message-key', { params: { path: { user: of } } })),
    (made) => {
      close()
      setSecret(made.secret)
    },
  )
  const done = () => setSecret(null)
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconKey size={18} aria-hidden />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {t('key.make')}
      </Button>
      <Confirm
        opened={asking}
        onClose={close}
        title={t('key.makeFor', { name })}
        action={t('key.make')}
        onConfirm={() => make.mutate(id)}
        pending={make.isPending}
        error={make.error}
      >
        {t('key.goes')}
      </Confirm>
      <Modal opened={secret !== null} onClose={done} {...keptOpen(true)} title={t('key.made', { name })}>
        <OnceShown
          secret={secret ?? ''}
          hint={t('key.hint')}
          use={
            <>
              {t('key.use')} <Code>webhook-signature</Code>
            </>
          }
          onClose={done}
        />
      </Modal>
    </Group>
  )
}
