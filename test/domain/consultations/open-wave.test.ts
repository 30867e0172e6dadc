import * as fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BallotContent, padContent } from '#app/domain/ballots/ballot-format.ts'
import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import { nullifierOf, sealContent } from '#app/domain/ballots/seal-content.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import {
  findWave,
  getWavePhase,
  listProcessRecords,
  listRunningWaves,
} from '#app/domain/consultations/queries.server.ts'
import { refreshTotal } from '#app/domain/consultations/refresh-total.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { drawContent, newMessage } from '#test/factories/barometer-wave.ts'
import { addAgents, launchedWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
const opened = dates.opens.getTime()
const closed = dates.closes.getTime()
const minute = 60_000

let database: TestDatabase
let clock = new Date('2027-02-01T10:00:00Z')
const now = () => clock
const at = (time: number) => {
  clock = new Date(time)
}
let job: TestWorker
let pilot: Pilot
let waveId: string
let leaves: TreeNode[]

beforeAll(async () => {
  database = await createTestDatabase()
  job = worker(database, { smtpUrl: null, now })
  pilot = await makePilot(database.db, now)
  await addAgents(pilot, 60)
  waveId = await launchedWave(pilot, dates)
})
afterAll(async () => {
  job.close()
  await database.close()
})

/** What the worker is asked for at this moment. */
async function asked() {
  await takeQueued(database)
  await tick(job.ctx)
  await tick(job.ctx)
  return (await takeQueued(database)).map(({ name, data }) => [name, data.waveId])
}

/** Sealed ballots in the urn, as many as said for each leaf in turn. */
async function vote(counts: readonly number[]) {
  const urn = (await getPublicUrn(job.ctx, waveId))!
  const { definitionHash } = (await findWave(job.ctx, waveId))!
  for (const [place, count] of counts.entries()) {
    for (let ballot = 0; ballot < count; ballot++) {
      const { answers } = drawContent()
      const content: BallotContent = { v: definitionHash!.toString('hex'), group: leaves[place]!.id, answers }
      const message = newMessage(waveId)
      const padded = padContent(content, urn.ballotLength)
      const sealed = await sealContent(new Uint8Array(urn.urnPublic), waveId, message, padded)
      await database.db
        .insertInto(`ballots_${waveId.replaceAll('-', '')}`)
        .values({
          nullifier: Buffer.from(await nullifierOf(message)),
          enc: Buffer.from(sealed.enc),
          ciphertext: Buffer.from(sealed.ciphertext),
        })
        .execute()
    }
  }
}

describe('what the dates make due', () => {
  it('nothing for a draft or before the opening hour; the launch until it is complete', async () => {
    expect(await asked()).toEqual([['consultations.launch', waveId]])
    await completeLaunch(job.ctx, waveId)
    const { tree } = await getFrozenWave(job.ctx, waveId)
    const parents = new Set(tree.map(({ parent }) => parent))
    leaves = tree.filter(({ id, headcount }) => !parents.has(id) && headcount > 0)
    expect(leaves.map(({ headcount }) => headcount)).toEqual([20, 20, 20])
    expect(await asked()).toEqual([])
    at(opened - 1)
    expect(await asked()).toEqual([])
    expect(await getWavePhase(job.ctx, waveId)).toBe('scheduled')
  })

  it('the sending from the opening hour on, until every message has left', async () => {
    at(opened)
    expect(await getWavePhase(job.ctx, waveId)).toBe('open')
    expect(await asked()).toEqual([['invitations.send', waveId]])
    await sendDeliveries(job.ctx, waveId)
    expect(await asked()).toEqual([])
  })
})

describe('the total that people see while it is open', () => {
  const total = async () => {
    const { ballots, totalAt } = (await findWave(job.ctx, waveId))!
    return [ballots, totalAt?.toISOString()]
  }

  it('is hidden below k, and moves at full hours only', async () => {
    await vote([9])
    at(opened + 60 * minute)
    await tick(job.ctx)
    expect(await total()).toEqual([null, '2027-03-02T09:00:00.000Z'])
    await vote([6])
    at(opened + 119 * minute)
    await tick(job.ctx)
    expect(await total()).toEqual([null, '2027-03-02T09:00:00.000Z'])
    at(opened + 120 * minute)
    await tick(job.ctx)
    expect(await total()).toEqual([15, '2027-03-02T10:00:00.000Z'])
    await vote([0, 8, 6])
    at(opened + 179 * minute)
    await tick(job.ctx)
    await refreshTotal(job.ctx, (await findWave(job.ctx, waveId))!)
    expect(await total()).toEqual([15, '2027-03-02T10:00:00.000Z'])
    at(opened + 185 * minute)
    await tick(job.ctx)
    expect(await total()).toEqual([29, '2027-03-02T11:00:00.000Z'])
  })
})

describe('the close', () => {
  const stored = async () => ({
    records: await database.db.selectFrom('records').selectAll().orderBy('kind').execute(),
    reports: await database.db.selectFrom('results').selectAll().execute(),
    tallies: await database.db
      .selectFrom('tallies')
      .selectAll()
      .orderBy('question')
      .orderBy('node')
      .orderBy('class')
      .execute(),
    spent: (await database.db.selectFrom('spent_ballots').select('nullifier').execute()).length,
  })

  it('is asked for a quarter of an hour after the closing hour', async () => {
    at(closed)
    expect(await getWavePhase(job.ctx, waveId)).toBe('counting')
    expect(await asked()).toEqual([])
    await expect(closeWave(job.ctx, waveId)).rejects.toMatchObject({ code: 'urn.too-early' })
    at(closed + 15 * minute - 1)
    expect(await asked()).toEqual([])
    at(closed + 15 * minute)
    expect(await asked()).toEqual([['consultations.close', waveId]])
  })

  it('is asked for until the report is there, wherever it was stopped', async () => {
    const setState = (state: 'closing' | 'closed' | 'launched') =>
      database.db.updateTable('waves').set({ state }).where('id', '=', waveId).execute()
    for (const state of ['closing', 'closed', 'launched'] as const) {
      await setState(state)
      expect(await asked()).toEqual([['consultations.close', waveId]])
    }
  })

  it('twice draws up one record and one report', async () => {
    await closeWave(job.ctx, waveId)
    const once = await stored()
    expect(once.records.map(({ kind }) => kind)).toEqual(['closing', 'opening'])
    expect(once.reports).toMatchObject([{ wave_id: waveId, number: 1, published_on: null }])
    expect(once.spent).toBe(29)
    expect(once.tallies.length).toBeGreaterThan(50)
    at(closed + 60 * minute)
    await closeWave(job.ctx, waveId)
    expect(await stored()).toEqual(once)
    expect(await findWave(job.ctx, waveId)).toMatchObject({
      phase: 'closed',
      ballots: 29,
      credentialsIssued: 0,
    })
    expect(await listRunningWaves(job.ctx)).toEqual([])
    expect(await asked()).toEqual([])
    expect(await listProcessRecords(job.ctx, pilot.processId)).toMatchObject([
      { id: waveId, label: 'T0', records: [{ kind: 'opening' }, { kind: 'closing' }] },
    ])
  })

  it('leaves no key, and no local copy of a message that bears a link', () => {
    expect(fs.readdirSync(job.ctx.keysDir)).toEqual([])
    const mailbox = `${job.ctx.stateDir}/mailbox`
    for (const name of fs.readdirSync(mailbox)) {
      expect(fs.readFileSync(`${mailbox}/${name}`, 'utf8')).not.toContain(`/e/${waveId}#`)
    }
  })

  it('stores no row of a node of fewer than k: 15, 8 and 6 ballots of three times 20 people', async () => {
    const { tallies } = await stored()
    const of = Map.groupBy(tallies, ({ question, node, step }) => `${question} ${node} ${step}`)
    for (const [group, rows] of of) {
      const people = rows.reduce((sum, { n }) => sum + n, 0)
      if (rows[0]!.step === 0) expect(rows[0]!.node, group).toBe('territory')
      else expect(people, group).toBeGreaterThanOrEqual(10)
    }
    const answered = tallies.filter(({ question }) => question !== 'participation')
    const named = new Set(answered.map(({ node }) => node))
    expect(named).toContain('territory')
    expect(named).not.toContain(leaves[1]!.id)
    expect(named).not.toContain(leaves[2]!.id)
  })
})

describe('a wave that nobody answers', () => {
  it('closes all the same: a record, a report that shows nothing, and no tally', async () => {
    at(new Date('2027-04-26T10:00:00Z').getTime())
    const second = { opens: toInstant('2027-05-04', '09:00'), closes: toInstant('2027-05-25', '18:00') }
    const silent = await launchedWave(pilot, second)
    await completeLaunch(job.ctx, silent)
    at(second.closes.getTime() + 15 * minute)
    await closeWave(job.ctx, silent)
    const tallies = await database.db
      .selectFrom('tallies')
      .select('n')
      .where('wave_id', '=', silent)
      .execute()
    expect(tallies).toEqual([])
    const reports = await database.db
      .selectFrom('results')
      .select('number')
      .where('wave_id', '=', silent)
      .execute()
    expect(reports).toEqual([{ number: 1 }])
    expect(await asked()).toEqual([])
  })
})
