import { stringify } from 'csv-stringify/sync'
import { formatDate } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import type { HeldRole } from './queries.server.ts'

/** The accesses of a démarche as French Excel opens them (`;`, byte order mark), cells that a spreadsheet would run neutralised. */
export function accessCsv(held: readonly HeldRole[], locale: Locale): string {
  const t = translator(locale)
  const columns = ['person', 'email', 'role', 'employers', 'since', 'until', 'signedIn', 'state'] as const
  const rows = held.map((one) => [
    one.name,
    one.email,
    t(`access:role.${one.role}`),
    one.employers.map(({ name }) => name).join(', '),
    formatDate(locale, one.since, 'short'),
    one.endsOn ? formatDate(locale, one.endsOn, 'short') : '',
    one.signedInOn ? formatDate(locale, one.signedInOn, 'short') : t('access:never'),
    t(`access:state.${one.state}`),
  ])
  return stringify([columns.map((column) => t(`access:column.${column}`)), ...rows], {
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
