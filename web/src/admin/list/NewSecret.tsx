// A new secret in place of one that goes: asked for with what that means, made, and shown once.
import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Confirm } from '@/ui/Confirm'
import { useCommand } from '@/ui/command'
import { keptOpen } from './OnceShown'

type NewSecretProps = {
  /** On the button, and on that of the question. */
  action: string
  question: string
  /** What becomes of the one that there is. */
  goes: string
  /** The title of the dialog that shows it. */
  made: string
  make: () => Promise<{ secret: string }>
  shown: (secret: string, onClose: () => void) => ReactNode
}

export function NewSecret({ action, question, goes, made, make, shown }: NewSecretProps) {
  const [asking, { open, close }] = useDisclosure()
  const [secret, setSecret] = useState<string | null>(null)
  const making = useCommand(
    (_: null) => make(),
    (answer) => {
      close()
      setSecret(answer.secret)
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
        {action}
      </Button>
      <Confirm
        opened={asking}
        onClose={close}
        title={question}
        action={action}
        onConfirm={() => making.mutate(null)}
        pending={making.isPending}
        error={making.error}
      >
        {goes}
      </Confirm>
      <Modal opened={secret !== null} onClose={done} {...keptOpen(true)} title={made}>
        {shown(secret ?? '', done)}
      </Modal>
    </Group>
  )
}
