import { type Kysely, sql } from 'kysely'

/** Trustees written to in their language, at an address that may be corrected, and that goes with the urn (anonymity.md, Level 2). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table wave_trustees alter column email drop not null,
    add column locale text not null default 'fr' check (locale in ('fr', 'en')),
    add column link_number integer not null default 0`,
  'alter table trustee_letters drop constraint trustee_letters_kind_check',
  `alter table trustee_letters add check
    (kind in ('ceremony', 'sheet', 'link', 'reminder', 'opening', 'withdrawn', 'cancelled'))`,
  // Of urns that are gone already.
  `update wave_trustees set email = null, public_key = null, sealed_share = null
    from waves where waves.id = wave_id and waves.state in ('closed', 'cancelled')`,
]
