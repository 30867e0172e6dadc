import { type Kysely, sql } from 'kysely'

/** What happens to a wave while it is open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** The gate of 0001 with one answer more: whoever holds a ballot for a cancelled wave is told that it is cancelled. */
const gate = `
create or replace function urn_gate(wave uuid, moment timestamptz, grace interval) returns text language plpgsql volatile as $$
declare found_wave record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the urn is read at READ COMMITTED only';
  end if;
  perform pg_advisory_xact_lock_shared(urn_lock(wave));
  select state, opens_at, closes_at into found_wave from waves where id = wave;
  if not found or found_wave.state in ('draft', 'launching') then return 'unknown'; end if;
  if found_wave.state = 'cancelled' then return 'cancelled'; end if;
  if found_wave.state <> 'launched' or moment >= found_wave.closes_at + grace then return 'closed'; end if;
  if moment < found_wave.opens_at then return 'early'; end if;
  return 'open';
end $$;`

const statements = [gate]
