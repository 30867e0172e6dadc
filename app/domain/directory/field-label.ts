import type { Translate } from '#app/i18n/index.ts'
import type { DirectoryKind, ImportField } from './kinds.ts'

/** What a column is called in a sentence: an elected official sits somewhere and has a function. */
export function fieldLabel(t: Translate, kind: DirectoryKind, field: ImportField): string {
  if (kind === 'elected' && (field === 'employer' || field === 'job' || field === 'main'))
    return t(`directory:fieldElected.${field}`)
  return t(`directory:field.${field}`)
}

/** What a column is called at the head of a file or of a table. */
export function headingLabel(t: Translate, kind: DirectoryKind, field: ImportField): string {
  if (kind === 'elected' && (field === 'employer' || field === 'job' || field === 'main'))
    return t(`directory:headingElected.${field}`)
  return t(`directory:heading.${field}`)
}
