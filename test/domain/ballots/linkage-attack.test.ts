import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatherCrowd, type Voter } from '#test/attack/crowd.ts'
import { attack, boundOfChance, type Finding, readComments, readToast } from '#test/attack/linkage.ts'
import { arriving, faithful, misordered, type Writer, write } from '#test/attack/writers.ts'
import type { BarometerWave } from '#test/factories/barometer-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

/** `npm run attack` does the same with a thousand voters, and prints the rates. */
const voters = 200
/** So that one run in 10⁴ errs (decision 0003). */
const deviations = 5

let database: TestDatabase
let wave: BarometerWave
let crowd: Voter[]

beforeAll(async () => {
  database = await createTestDatabase()
  const gathered = await gatherCrowd(database, voters)
  wave = gathered.wave
  crowd = gathered.crowd
}, 120_000)
afterAll(async () => {
  await wave.close()
  await database.close()
})

const isCaught = ({ most }: Pick<Finding, 'most'>) => most > boundOfChance(voters, voters, deviations)

describe('while the urn is open', () => {
  it('who holds the link key knows in which order people voted, and their numbers: it is said, not prevented', async () => {
    const suffix = wave.waveId.replaceAll('-', '')
    const { rows } = await sql<{ invitation: string; nullifier: string }>`
      with signed as (select encode(hash, 'hex') as invitation, row_number() over (order by xmin::text::bigint) as rank
          from ${sql.table(`invitations_${suffix}`)} where blinded_sha is not null),
        sealed as (select encode(nullifier, 'hex') as nullifier, row_number() over (order by xmin::text::bigint) as rank
          from ${sql.table(`ballots_${suffix}`)})
      select invitation, nullifier from signed join sealed using (rank) order by rank`.execute(database.db)
    expect(rows).toEqual(crowd.map(({ invitation, nullifier }) => ({ invitation, nullifier })))
  })
})

describe('after the close', () => {
  it('no trace of order joins a comment to a person, nor to another comment', async () => {
    await wave.closeWave()
    const left = await readComments(database.db, wave.waveId)
    expect(left).toHaveLength(2 * voters)
    expect(attack(left, crowd).filter(isCaught)).toEqual([])
  })

  it('one transaction wrote everything that is left of the ballots', async () => {
    const { rows } = await sql<{ xmin: string }>`
      select distinct xmin::text as xmin from (
        select xmin from comments where wave_id = ${wave.waveId}
        union all select xmin from tallies where wave_id = ${wave.waveId}
        union all select xmin from spent_ballots where wave_id = ${wave.waveId}) as left_rows`.execute(
      database.db,
    )
    expect(rows).toHaveLength(1)
  })

  it('the list of ballots is in its own order, which says nothing of arrival', async () => {
    const { rows } = await sql<{ nullifier: Buffer }>`
      select nullifier from spent_ballots where wave_id = ${wave.waveId} order by ctid`.execute(database.db)
    const listed = rows.map(({ nullifier }) => nullifier.toString('hex'))
    expect(listed).toEqual([...listed].sort())
    const arrivals = listed.map((hex) => crowd.find(({ nullifier }) => nullifier === hex)!.arrival)
    const right = arrivals.filter((arrival, rank) => arrival === rank).length
    expect(isCaught({ most: right })).toBe(false)
  })
})

/** @returns the traces by which the writer is caught, the surest first */
async function caughtBy(writer: Writer): Promise<string[]> {
  const { waveId } = wave
  const people = await write(database.db, { waveId, crowd, writer })
  const findings = attack(await readComments(database.db, waveId), people).filter(isCaught)
  return findings.sort((a, b) => b.right / b.guesses - a.right / a.guesses).map(({ by }) => by)
}

describe('the attack itself', () => {
  it('finds nothing in a faithful writer', async () => {
    expect(await caughtBy(faithful)).toEqual([])
  })

  it.each(misordered)(
    'finds a writer %s, by the place of rows and of long texts',
    async (_, order, known) => {
      const caught = await caughtBy({ ...faithful, order })
      expect(caught).toEqual(expect.arrayContaining([`scan with ${known}`, `ctid with ${known}`]))
      const toast = await readToast(database.db, wave.waveId)
      if (toast.size > 0 && known !== 'the other comments') expect(caught).toContain(`toast with ${known}`)
    },
  )

  it('finds nothing in a faithful writer whose pages were rewritten', async () => {
    expect(await caughtBy({ ...faithful, rewritten: true })).toEqual([])
  })

  it('finds a writer that numbers rows as people came', async () => {
    expect(await caughtBy({ ...faithful, ids: 'counted as people came' })).toEqual([
      'id with arrival',
      'id with the other comments',
    ])
  })

  it.each<[string, Writer, string]>([
    ['transactions', { ...arriving, transactions: 'each', bodies: 'short' }, 'xmin'],
    ['commands', { ...arriving, statements: 'each', bodies: 'short' }, 'cmin'],
  ])('finds arrival by the numbers of %s alone, though pages were rewritten since', async (_, writer, by) => {
    expect(await caughtBy(writer)).toEqual([`${by} with arrival`, `${by} with the other comments`])
  })

  it('and nothing where none of these is left', async () => {
    expect(await caughtBy({ ...arriving, bodies: 'short' })).toEqual([])
  })
})
