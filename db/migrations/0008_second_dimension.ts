import { type Kysely, sql } from 'kysely'

/** Waves whose pilot chose to show two classes of people apart (disclosure.md, R8), by the question that parts them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table wave_second_dimensions (
        wave_id uuid primary key references waves on delete cascade, question text not null)`,
    )
    .execute(db)
}
