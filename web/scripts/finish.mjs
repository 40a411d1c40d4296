// After the build: compressed copies beside the files, and the budgets. Too much script is an error of the build.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const OUT = fileURLToPath(new URL('../../src/readyroom/web/', import.meta.url))
const COMPRESSED = /\.(js|css|svg|json|webmanifest)$/
/** What the first look at a page may load, in KB of compressed script (brotli, as the server sends it). */
const BUDGETS_KB = {
  'src/agent/AgentPage.tsx': 200,
  'src/board/BoardPage.tsx': 250,
  'src/session/SignInPage.tsx': 200,
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
for (const [page, budget] of Object.entries(BUDGETS_KB)) {
  const files = scriptsOf(page, scriptsOf(ENTRY))
  const size = [...files].reduce((sum, file) => sum + compressed.get(file), 0) / 1000
  tooMuch ||= size > budget
  console.log(`${page}: ${size.toFixed(1)} KB of script, of ${budget}${size > budget ? ' — TOO MUCH' : ''}`)
}
if (tooMuch) process.exit(1)
