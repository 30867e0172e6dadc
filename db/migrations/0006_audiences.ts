import { type Kysely, sql } from 'kysely'

/** To whom a wave is sent; the team that tries it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const tables = `
create table wave_audiences (
  wave_id uuid primary key references waves on delete cascade, rules jsonb not null, words jsonb);
create table wave_trials (
  wave_id uuid primary key references waves on delete cascade, tried_id uuid not null references waves on delete cascade);
create table wave_testers (
  id uuid primary key default gen_random_uuid(), wave_id uuid not null references waves on delete cascade,
  name text not null, email text not null check (email <> ''), locale text not null check (locale in ('fr', 'en')),
  unique (wave_id, email));`

/**
 * The participant of a delivery is a person of the directory or, of a test wave, a tester: one foreign key can't say so.
 * The triggers keep what it did: an erased person leaves no delivery behind.
 */
const participants = `
alter table deliveries drop constraint deliveries_person_id_fkey;
create function forget_deliveries() returns trigger language plpgsql as $$
begin
  delete from deliveries where person_id = old.id;
  return null;
end $$;
create trigger forget_deliveries after delete on persons for each row execute function forget_deliveries();
create trigger forget_deliveries after delete on wave_testers for each row execute function forget_deliveries();
create index deliveries_person on deliveries (person_id);
create view participants as
  select id, process_id, null::uuid as wave_id, given_name, family_name, email, locale from persons
  union all
  select wave_testers.id, consultations.process_id, wave_testers.wave_id, '', name, email, locale from wave_testers
  join waves on waves.id = wave_testers.wave_id
  join consultations on consultations.id = waves.consultation_id;`

const statements = [tables, participants]
