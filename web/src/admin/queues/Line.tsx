// One sentence of a policy with the choices in it; it saves what is chosen and says so below.
import { type ReactElement, useMemo } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { SavedNote, type Saver, useField } from '../form'
import classes from './Choice.module.css'
import { merged, type Policy, type PolicyPart, type shapeOf } from './policy'

export type LineProps<Patch> = {
  saver: Saver<Patch>
  policy: Policy
  patch: (part: PolicyPart) => Patch
}

/** Of the catalogue's keys, those of sentences with places for choices. */
type SentenceKey =
  | 'policy.warning'
  | 'policy.counting'
  | 'policy.countingNone'
  | 'policy.concerned'
  | `policy.resets.${'daily' | 'never'}`
  | `policy.sentence.${ReturnType<typeof shapeOf>}`

/**
 * `say` answers the key of the sentence and its choices, for the policy as it will be; `choose` saves a part of it.
 * `label` names the sentence when it is announced.
 */
export function Line<Patch>({
  saver,
  policy,
  patch,
  label,
  main = false,
  say,
}: LineProps<Patch> & {
  label: string
  main?: boolean
  say: (
    policy: Policy,
    choose: (part: PolicyPart) => void,
  ) => { key: SentenceKey; places: Record<string, ReactElement> }
}) {
  const { t } = useTranslation(['admin', 'common'])
  const field = useField(saver, label, patch)
  const shown = useMemo(
    () => (field.pending === null ? policy : merged(policy, field.pending.value)),
    [policy, field.pending],
  )
  const choose = (part: PolicyPart) =>
    field.save(field.pending === null ? part : merged(field.pending.value, part))
  const { key, places } = say(shown, choose)
  return (
    <div>
      <p className={main ? classes.sentence : classes.rest}>
        <Trans t={t} i18nKey={key} components={places} />
      </p>
      <SavedNote field={field} label={label} />
    </div>
  )
}
