// The window in which an explanation stands. Its content comes when it is opened: it is seldom needed and heavy.
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, Suspense, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '@/ui/States'

type WhyDialogProps = {
  title: string
  opened: boolean
  onClose: () => void
  /** Another dialog stands above it: Escape and the focus are that one's. */
  covered?: boolean
  children: ReactNode
}

const PHONE = '(max-width: 48em)'

export function WhyDialog({ title, opened, onClose, covered = false, children }: WhyDialogProps) {
  const { t } = useTranslation()
  useFocusReturned(opened)
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="xl"
      fullScreen={phone}
      closeOnEscape={!covered}
      closeOnClickOutside={!covered}
      trapFocus={!covered}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </Modal>
  )
}

/** Mantine gives the focus back only where a dialog stays when it is closed; most are there only while they are open. */
function useFocusReturned(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return undefined
    const before = document.activeElement
    return () => {
      // What was focused within is on its way out.
      window.setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus()
      })
    }
  }, [opened])
}
