import { type Kysely, sql } from 'kysely'

/**
 * What moderators did with the comments of waves, in numbers, by question: passages masked, and comments withheld by reason.
 * Nothing is kept of what was masked or withheld; the columns of `comments` stay as they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table comment_counts (
        wave_id uuid not null references waves on delete cascade, question text not null,
        kind text not null check (kind in ('masked', 'threat', 'unlawful', 'identifying', 'empty')),
        n integer not null check (n > 0), primary key (wave_id, question, kind))`,
    )
    .execute(db)
}
