// Makes the TypeScript types of the API: node scripts/generate.mjs OPENAPI.json OUT.ts
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const HEADER = `// The API's types, made from its OpenAPI document by \`npm run generate\`. Not edited by hand.
// A test compares this file with what the document says now.
`

const [source, target] = process.argv.slice(2)
if (!source || !target) {
  console.error('usage: npm run generate -- OPENAPI.json OUT.ts')
  process.exit(2)
}
const document = JSON.parse(await readFile(source, 'utf8'))
// Examples are for readers of the documentation; as comments in types they are only bulk.
const isExample = (key) => key === 'example' || key === 'examples'
const lean = JSON.parse(JSON.stringify(document, (key, value) => (isExample(key) ? undefined : value)))
// A default makes a field always there in an answer, but one that may be left out in a body.
for (const body of bodiesOf(lean)) {
  for (const field of Object.values(lean.components.schemas[body]?.properties ?? {})) delete field.default
}

function bodiesOf({ paths }) {
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  const schemas = operations.flatMap((operation) => Object.values(operation.requestBody?.content ?? {}))
  return new Set(
    schemas.map(({ schema }) =>
      String(schema?.$ref ?? '')
        .split('/')
        .at(-1),
    ),
  )
}
const made = await openapiTS(lean, { alphabetize: false, emptyObjectsUnknown: true })
await writeFile(target, HEADER + astToString(made))
