// The beginning: language, theme, the pages. Everything is served by the same host; nothing is asked of any other.
import '@mantine/core/styles.css'
import '@/ui/base.css'
import { createRoot } from 'react-dom/client'
import { firstLanguage, startI18n } from '@/i18n'
import { App } from './App'
import { watchParts } from './parts'
import { registerWorker } from './worker'

watchParts()
await startI18n(firstLanguage())
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
registerWorker()
