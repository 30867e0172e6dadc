import { type Kysely, sql } from 'kysely'

/** Pages of a questionnaire that the pilot of a wave asks of some segments only; none named: of everybody. Frozen with the definition at launch. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table wave_asked_pages (
        wave_id uuid not null references waves on delete cascade, page text not null,
        segments text[] not null check (segments <@ array['epci', 'central_commune', 'other_communes']),
        primary key (wave_id, page))`,
    )
    .execute(db)
}
