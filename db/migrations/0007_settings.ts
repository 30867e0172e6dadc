import { type Kysely, sql } from 'kysely'

/** What a territory says of itself, and how it looks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const settings = `
create table territory_settings (
  process_id uuid primary key references processes on delete cascade, slug text not null unique,
  version integer not null default 1, sender_name text, reply_to text, colours jsonb, controller jsonb, dpo jsonb,
  publisher jsonb, host jsonb, source_url text, contacts jsonb not null default '[]', purpose jsonb,
  public_since timestamptz, accessibility jsonb,
  check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60));`

const logos = `
create table territory_logos (
  process_id uuid primary key references processes on delete cascade, type text not null check (type in ('png', 'jpeg')),
  width integer not null, height integer not null, content bytea not null, sha256 bytea not null);`

const statements = [settings, logos]
