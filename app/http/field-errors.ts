import type { Translate } from '#app/i18n/index.ts'

/**
 * The sentence of each wrong field: the one given, else « Ce champ est nécessaire. »
 * @param submission what Conform parsed
 */
export function fieldErrors(
  submission: { error?: Record<string, string[] | null> | null },
  t: Translate,
  sentences: Record<string, string> = {},
): Record<string, string[]> {
  const fields = Object.keys(submission.error ?? {}).filter((name) => name !== '')
  return Object.fromEntries(fields.map((name) => [name, [sentences[name] ?? t('common:required')]]))
}
