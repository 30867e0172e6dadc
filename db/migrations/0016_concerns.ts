import { type Kysely, sql } from 'kysely'

/** Questions and concerns with a receipt (anonymity.md). No statistics are kept of what people write. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table concerns (
        id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
        receipt bytea not null unique, nature text not null check (nature in ('question', 'concern', 'suggestion')),
        theme text, intensity smallint check (intensity between 1 and 4),
        reply text not null check (reply in ('public', 'private', 'none')),
        employer_id uuid references employers on delete set null);
      create index concerns_process on concerns (process_id);
      create table concern_messages (
        concern_id uuid not null references concerns on delete cascade, place smallint not null,
        author text not null check (author in ('author', 'desk')), body text not null, readable_on date not null,
        primary key (concern_id, place));
      alter table concerns alter receipt set statistics 0, alter theme set statistics 0;
      alter table concern_messages alter body set statistics 0`,
    )
    .execute(db)
}
