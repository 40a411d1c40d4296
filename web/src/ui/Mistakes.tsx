// The mistakes of what was refused, field by field. Loaded with the first of them.
import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldProblem } from '@/api/problem'
import { fieldWords, mistakeWords } from '@/i18n/mistakes'

export default function Mistakes({ fields }: { fields: readonly FieldProblem[] }) {
  useTranslation('mistakes')
  return (
    <List size="sm">
      {fields.map((field) => (
        <List.Item key={`${field.pointer}${field.parameter}${field.detail}`}>
          <Field of={field} /> {mistakeWords(field)}
        </List.Item>
      ))}
    </List>
  )
}

function Field({ of }: { of: FieldProblem }) {
  const name = fieldWords(of)
  return name === null ? <code>{of.pointer ?? of.parameter}</code> : <strong>{name}</strong>
}
