import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.close()
})

/** anonymity.md, Tables: these columns may not grow. Those of each wave's own tables are checked where they are made. */
const allowed: Record<string, string> = {
  waves:
    'ballot_length ballots closes_at consultation_id credentials_issued definition_hash id invited issue_key_sealed issue_spki k languages level opens_at state test urn_public void',
  wave_nodes: 'headcount label node parent wave_id',
  tallies: 'class n node question step wave_id',
  comments: 'body id moderation question wave_id',
  spent_ballots: 'nullifier wave_id',
  deliveries: 'attempts kind person_id reason_code state wave_id',
  urn_suspensions: 'wave_id',
  link_key_losses: 'wave_id',
  // Of the life of a wave: who is to be invited late, until it is done; how mails leave.
  wave_arrivals: 'person_id wave_id',
  wave_sending: 'addresses_corrected paused per_minute sent_again wave_id',
}
const tables = Object.keys(allowed)
/** What else names a wave or a person. A new one belongs in one list or the other: here, nothing in it may follow from an answer. */
const others =
  'comment_counts employments launch_withdrawals mandates participants planned_waves records report_messages reports results trial_messages urn_alerts urn_sheets urn_sittings wave_addenda wave_asked_pages wave_audiences wave_cancellations wave_corrections wave_deletions wave_notices wave_openings wave_reminders wave_second_dimensions wave_testers wave_trials wave_trustees'.split(
    ' ',
  )

interface Column {
  table: string
  name: string
  type: string
  statistics: number | null
  fallback: string | null
}

async function columns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, a.atttypid::regtype::text as type,
      a.attstattarget as statistics, pg_get_expr(d.adbin, d.adrelid) as fallback
    from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relname = any (${tables}) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by a.attname`.execute(database.db)
  return rows
}

describe('the tables of anonymous waves', () => {
  it('have the columns of the specification and no other', async () => {
    const found = await columns()
    const names = (table: string) => found.filter((column) => column.table === table).map(({ name }) => name)
    expect(Object.fromEntries(tables.map((table) => [table, names(table).sort().join(' ')]))).toEqual(allowed)
  })

  it('hold no moment but the hours of the wave, no sequence, no address', async () => {
    const found = await columns()
    const moments = found.filter(({ type }) => /time|date|interval/.test(type))
    expect(moments.map(({ table, name }) => `${table}.${name}`)).toEqual([
      'waves.closes_at',
      'waves.opens_at',
    ])
    expect(found.filter(({ type }) => /inet|cidr|macaddr/.test(type))).toEqual([])
    const fallbacks = found
      .filter(({ fallback }) => fallback !== null)
      .map((c) => `${c.table}.${c.name} ${c.fallback}`)
    expect(fallbacks.sort()).toEqual([
      'comments.id gen_random_uuid()',
      'wave_sending.addresses_corrected 0',
      'wave_sending.paused false',
      'wave_sending.per_minute 60',
      'wave_sending.sent_again 0',
      'waves.id gen_random_uuid()',
      "waves.state 'draft'::text",
    ])
  })

  it('gather no statistics of texts, bytes and JSON, which would keep deleted values', async () => {
    const kept = (await columns()).filter(({ type }) => /^(text|bytea|jsonb|text\[\])$/.test(type))
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.filter(({ statistics }) => statistics !== 0)).toEqual([])
  })

  it('are all those that name a wave or a person, but these, which hold no answer', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct c.relname as name from pg_class c
        left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
          and f.confrelid in ('waves'::regclass, 'persons'::regclass)
        left join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
          and a.attname ~ '(^|_)(wave|person)(_ids?)?$'
      where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace
        and (f.oid is not null or a.attnum is not null)`.execute(database.db)
    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => !(name in allowed))
        .sort(),
    ).toEqual(others)
  })

  it('refer to nothing beyond the wave, but those to be invited late to the directory', async () => {
    const { rows } = await sql<{ from: string; to: string }>`
      select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
      where contype = 'f' and conrelid::regclass::text = any (${tables})`.execute(database.db)
    const beyond = rows.filter(({ to }) => to !== 'waves').map(({ from, to }) => `${from} → ${to}`)
    expect(beyond.sort()).toEqual(['wave_arrivals → persons', 'waves → consultations', 'waves → definitions'])
  })
})
