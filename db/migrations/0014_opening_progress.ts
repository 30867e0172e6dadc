import { type Kysely, sql } from 'kysely'

/** How much of an urn is opened, in whole percents, while it is: a share, so that it tells no number of ballots. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table wave_openings (
        wave_id uuid primary key references waves on delete cascade,
        percent smallint not null check (percent between 0 and 100))`,
    )
    .execute(db)
}
