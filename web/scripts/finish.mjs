// After the build: compressed copies beside the files, and the budgets. Too much script is an error of the build.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const OUT = fileURLToPath(new URL('../../src/readyroom/web/', import.meta.url))
const COMPRESSED = /\.(js|css|svg|json|webmanifest)$/
/** The words of a page, in the language whose words are all loaded; English brings two catalogues along. */
const words = (...namespaces) => ['common', 'codes', ...namespaces].map((each) => `src/i18n/fr/${each}.json`)
/**
 * What the first look at a page may load, in KB of compressed script (brotli, as the server sends it). `drawn`: what it
 * imports lazily and draws at once, so that it is no saving. `tests/browser/test_first_look.py` looks at what is really loaded.
 */
const BUDGETS = {
  'src/agent/AgentPage.tsx': {
    kb: 200,
    drawn: [
      ...['Attention', 'Calls', 'CasesPanel', 'KeysPanel', 'PhoneBar'].map((part) => `src/agent/${part}.tsx`),
      ...words('agent', 'notifications', 'why'),
    ],
  },
  'src/board/BoardPage.tsx': { kb: 250, drawn: words('board', 'notifications', 'why') },
  'src/session/SignInPage.tsx': { kb: 200, drawn: words('session') },
}
const ENTRY = 'index.html'

const compressed = new Map()
for (const name of await readdir(OUT, { recursive: true })) {
  if (!COMPRESSED.test(name)) continue
  const content = await readFile(join(OUT, name))
  if (name.includes('manifest.build')) continue
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  const brotli = brotliCompressSync(content, { params })
  compressed.set(name, brotli.length)
  await writeFile(join(OUT, `${name}.br`), brotli)
  await writeFile(join(OUT, `${name}.gz`), gzipSync(content, { level: 9 }))
}

const manifest = JSON.parse(await readFile(join(OUT, 'manifest.build.json'), 'utf8'))
await rm(join(OUT, 'manifest.build.json'))

function scriptsOf(key, found = new Set()) {
  const chunk = manifest[key]
  if (chunk === undefined) throw new Error(`There is no ${key} in the build.`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const each of chunk.imports ?? []) scriptsOf(each, found)
  return found
}

let tooMuch = false
for (const [page, { kb, drawn }] of Object.entries(BUDGETS)) {
  const files = scriptsOf(ENTRY)
  for (const each of [page, ...drawn]) scriptsOf(each, files)
  const size = [...files].reduce((sum, file) => sum + compressed.get(file), 0) / 1000
  tooMuch ||= size > kb
  console.log(`${page}: ${size.toFixed(1)} KB of script, of ${kb}${size > kb ? ' — TOO MUCH' : ''}`)
}
if (tooMuch) process.exit(1)
