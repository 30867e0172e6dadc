import type { Translate } from '#app/i18n/index.ts'

/**
 * The sentence of each wrong field of a person.
 * @param submission what Conform parsed
 */
export function personErrors(
  submission: { error?: Record<string, string[] | null> | null; payload: Record<string, unknown> },
  t: Translate,
): Record<string, string[]> {
  const sentences: Record<string, string> = {
    familyName: submission.payload.familyName ? t('persons:nameInvalid') : t('common:required'),
    givenName: submission.payload.givenName ? t('persons:nameInvalid') : t('common:required'),
    email: t('persons:emailInvalid'),
    locale: t('common:required'),
    employerId: t('common:required'),
  }
  const fields = Object.keys(submission.error ?? {}).filter((name) => name !== '')
  const other = (name: string) =>
    t(name.endsWith('matricule') ? 'persons:matriculeInvalid' : 'persons:tooLong')
  return Object.fromEntries(fields.map((name) => [name, [sentences[name] ?? other(name)]]))
}
