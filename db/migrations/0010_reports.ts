import { type Kysely, sql } from 'kysely'

/** Reports: documents made from the results of waves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: string[] = [
  `create table reports (
    id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
    kind text not null check (kind in ('steering', 'follow_up', 'restitution')), wave_ids uuid[] not null,
    title jsonb not null, lede jsonb not null, blocks jsonb not null, revision integer not null default 1, frozen_revision integer,
    changed_at timestamptz not null)`,
  `create index reports_process on reports (process_id)`,
  `create table report_versions (
    id uuid primary key default gen_random_uuid(), report_id uuid not null references reports on delete cascade,
    number integer not null check (number >= 1), frozen_on date not null, content jsonb not null, sha256 bytea not null,
    unique (report_id, number), check ((number = 1) = ((content ->> 'reason') is null)))`,
  `create function report_versions_stay() returns trigger language plpgsql as $$
  begin
    raise exception 'a frozen report never changes';
  end $$`,
  `create trigger report_versions_stay before update on report_versions
    for each row execute function report_versions_stay()`,
  `create table report_publications (
    version_id uuid not null references report_versions on delete cascade,
    audience text not null check (audience in ('steering', 'committees', 'public')), visible_from timestamptz not null,
    told_at timestamptz, accepted integer not null default 0, refused integer not null default 0,
    primary key (version_id, audience))`,
  `create index report_publications_due on report_publications (visible_from) where told_at is null`,
  `create table report_messages (
    id uuid primary key default gen_random_uuid(), version_id uuid not null, audience text not null,
    account_id uuid references accounts on delete cascade, person_id uuid references persons on delete cascade,
    foreign key (version_id, audience) references report_publications on delete cascade,
    unique (version_id, audience, account_id), unique (version_id, audience, person_id),
    check ((account_id is null) <> (person_id is null)))`,
  ...['version_id', 'audience', 'account_id', 'person_id'].map(
    (column) => `alter table report_messages alter column ${column} set statistics 0`,
  ),
]
