import { type Kysely, sql } from 'kysely'

/** The calendar of a démarche: kind, length, entries, closed periods. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: string[] = [
  `alter table processes
    add column kind text not null default 'pooling' check (kind in ('pooling', 'shared_service',
      'competence_transfer', 'epci_merger', 'new_commune', 'governance_pact', 'mid_term_revision')),
    add column months integer not null default 15 check (months in (12, 15, 18)),
    add column school_zone text check (school_zone in ('A', 'B', 'C')),
    add column lifted_windows text[] not null default '{}',
    add column archived_at timestamptz`,
  `alter table employers add column population integer check (population >= 0)`,
  `create table calendar_entries (
    id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
    code text not null, anchor text not null, starts_after integer not null, ends_after integer,
    unique (process_id, code), check (ends_after >= starts_after))`,
  `create table planned_waves (
    wave_id uuid primary key references waves on delete cascade,
    entry_id uuid not null references calendar_entries on delete cascade)`,
  `create index planned_waves_entry on planned_waves (entry_id)`,
  `create table closed_periods (
    id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
    origin text not null check (origin in ('own', 'school')), label text not null,
    from_on date not null, to_on date not null, check (to_on >= from_on))`,
  `create index closed_periods_process on closed_periods (process_id, from_on)`,
]
