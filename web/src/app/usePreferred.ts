// The appearance and the language that a person prefers, wherever they sign in.
import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, speak } from '@/i18n'
import { usePreferences } from '@/session/session'

export function usePreferred(): void {
  const [{ theme, language }] = usePreferences()
  const { setColorScheme } = useMantineColorScheme()
  const { i18n } = useTranslation()
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme)
  }, [theme, setColorScheme])
  useEffect(() => {
    const overridden = new URLSearchParams(window.location.search).has('lang')
    if (language !== undefined && language in LANGUAGES && !overridden && i18n.language !== language)
      void speak(language)
  }, [language, i18n])
}
