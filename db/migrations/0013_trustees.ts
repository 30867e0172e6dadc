import { type Kysely, sql } from 'kysely'

/** Level 2 of the urn: the trustees of a wave and their ceremony (anonymity.md). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/**
 * No share and no private key is ever in these tables: a share is there sealed to a key that only one browser has, until it
 * is read back; a sheet is there sealed to a key that only the worker's memory has, while a sitting lasts.
 */
const tables = `
create table wave_trustees (
  id uuid primary key default gen_random_uuid(), wave_id uuid not null references waves on delete cascade,
  place integer not null check (place between 1 and 3), name text not null, role text not null, email text not null,
  link_hash bytea, public_key bytea, sealed_share bytea, share_check bytea, read_back boolean not null default false,
  unique (wave_id, place), unique (wave_id, email), unique (wave_id, public_key));
create table trustee_letters (
  trustee_id uuid not null references wave_trustees on delete cascade,
  kind text not null check (kind in ('ceremony', 'sheet', 'reminder', 'opening')),
  state text not null check (state in ('due', 'accepted', 'refused')), primary key (trustee_id, kind));
create table launch_withdrawals (wave_id uuid primary key references waves on delete cascade);
create table urn_sittings (
  wave_id uuid primary key references waves on delete cascade, public_key bytea not null, ends_at timestamptz);
create table urn_sheets (
  wave_id uuid not null references urn_sittings on delete cascade,
  trustee_id uuid not null references wave_trustees on delete cascade,
  sealed bytea not null, verdict text check (verdict in ('right', 'wrong')), primary key (wave_id, trustee_id));`

/** No statistics keep a sealed share that is gone. */
const unsampled = [
  ...['link_hash', 'public_key', 'sealed_share', 'share_check'].map((column) => ['wave_trustees', column]),
  ['urn_sheets', 'sealed'],
].map(([table, column]) => `alter table ${table} alter column ${column} set statistics 0`)

const statements = [tables, ...unsampled]
