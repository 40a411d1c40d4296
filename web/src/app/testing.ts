// What the tests of small parts need that a browser has and this environment has not.
import { startI18n } from '@/i18n'

await startI18n('en')
