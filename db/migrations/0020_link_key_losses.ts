import { type Kysely, sql } from 'kysely'

/** The waves whose link key is lost, who was told of which key, and when the keys of a wave were last tried. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'create table link_key_losses (wave_id uuid primary key references waves on delete cascade)',
  `alter table urn_alerts add column key text not null default 'urn' check (key in ('urn', 'link'))`,
  'alter table urn_alerts drop constraint urn_alerts_pkey, add primary key (wave_id, key)',
  'alter table wave_notices add column keys_tried_at timestamptz',
]
