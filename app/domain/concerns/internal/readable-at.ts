import { type RawBuilder, sql } from 'kysely'
import { timeZone } from '#app/i18n/format.ts'

/** The instant from which the desk reads an author's message. @param table as the query names `concern_messages` */
export function readableAt(table: string): RawBuilder<Date> {
  return sql<Date>`((${sql.ref(`${table}.readable_on`)} + time '08:00') at time zone ${timeZone})`
}
