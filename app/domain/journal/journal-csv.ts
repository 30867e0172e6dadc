import { stringify } from 'csv-stringify/sync'
import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { kindOf } from './actions.ts'
import { describeAction, isJournalAction } from './describe-action.ts'
import type { JournalLine } from './queries.server.ts'

/** Lines of the journal as French Excel opens them (`;`, byte order mark), cells that a spreadsheet would run neutralised. */
export function journalCsv(lines: readonly JournalLine[], locale: Locale): string {
  const t = translator(locale)
  const rows = lines.map(({ at, who, action, details }) => [
    formatDateTime(locale, at),
    who || t('journal:software'),
    isJournalAction(action) ? t(`journal:kind.${kindOf(action)}`) : '',
    describeAction(t, { action, details }),
  ])
  const heads = (['at', 'who', 'kind', 'what'] as const).map((column) => t(`journal:column.${column}`))
  return stringify([heads, ...rows], {
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
