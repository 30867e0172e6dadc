import { type Kysely, sql } from 'kysely'

/** What the software does by itself: when each duty was last done, and of which urns people were told that their key fails. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table duties (name text primary key, done_at timestamptz not null);
      create table urn_alerts (wave_id uuid primary key references waves on delete cascade);`,
    )
    .execute(db)
}
