import type { Translate } from '#app/i18n/index.ts'
import { fieldErrors } from './field-errors.ts'

/** The sentence of each wrong field of an organisation. @param submission what Conform parsed */
export function organisationErrors(
  submission: { error?: Record<string, string[] | null> | null; payload: Record<string, unknown> },
  t: Translate,
): Record<string, string[]> {
  return fieldErrors(submission, t, {
    name: submission.payload.name ? t('organisations:nameInvalid') : t('common:required'),
    siren: t('organisations:sirenInvalid'),
    contactName: t('persons:tooLong'),
    contactEmail: t('persons:emailInvalid'),
  })
}
