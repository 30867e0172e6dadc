import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { findWave, getWave, listProcessRecords } from '#app/domain/consultations/queries.server.ts'
import { saveAudience } from '#app/domain/consultations/save-audience.server.ts'
import { saveDepth } from '#app/domain/consultations/save-depth.server.ts'
import { trialSchema } from '#app/domain/consultations/schema.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { listTeam, listTesters, listTrials } from '#app/domain/consultations/testers.server.ts'
import { tryWave } from '#app/domain/consultations/try-wave.server.ts'
import { lateBallots } from '#app/domain/consultations/wave-phase.ts'
import { everyAgent } from '#app/domain/directory/audience.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { findResultsOfWave } from '#app/domain/results/queries.server.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const drafted = new Date('2027-02-01T10:00:30Z')
const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
const rules = { mailLeaves: false, datesAreFree: false }

let database: TestDatabase
let clock = drafted
const now = () => clock
let sink: SmtpSink
let job: TestWorker
let pilot: Pilot
let waveId: string
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
  sink = await startSmtpSink()
  job = worker(database, { smtpUrl: sink.url, now })
})
afterAll(async () => {
  job.close()
  await sink.stop()
  await database.close()
})
beforeEach(async () => {
  clock = drafted
  made += 1
  pilot = await makePilot(database.db, now, `pilot${made}@example.org`)
  await addAgents(pilot, 30)
  waveId = await draftWave(pilot, dates)
})
afterEach(async () => {
  sink.received.length = 0
  await takeQueued(database)
  await database.db.updateTable('waves').set({ state: 'cancelled' }).execute()
})

const addresses = (count: number) => Array.from({ length: count }, (_, place) => `essai${place}@example.org`)
const attempt = (more: Partial<Parameters<typeof tryWave>[3]> = {}) =>
  tryWave(
    pilot.ctx,
    pilot.processId,
    waveId,
    { accountIds: [pilot.ctx.actor.accountId], addresses: [], hours: 24, ...more },
    rules,
  )

async function countRows(): Promise<Record<string, number>> {
  const tables = ['waves', 'wave_notices', 'wave_testers', 'wave_trials', 'deliveries', 'wave_nodes'] as const
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const rows = await database.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .execute()
    counts[table] = Number(rows[0]!.n)
  }
  return counts
}

describe('a trial', () => {
  it('sends the same wave at once to the team and to nobody of the directory', async () => {
    await saveDepth(pilot.ctx, pilot.processId, waveId, 'employer')
    const trialId = await attempt({ addresses: ['noe@example.org', 'lea@example.org'] })
    const [wave, trial] = [
      await getWave(pilot.ctx, pilot.processId, waveId),
      await getWave(pilot.ctx, pilot.processId, trialId),
    ]
    expect(wave).toMatchObject({ state: 'draft', test: false })
    expect(trial).toMatchObject({
      ...{ test: true, label: wave.label, title: wave.title, who: wave.who, why: wave.why },
      ...{ contact: wave.contact, depth: 'employer', instrument: wave.instrument },
    })
    expect(trial.opensAt).toEqual(new Date('2027-02-01T10:00:00Z'))
    expect(trial.closesAt).toEqual(new Date('2027-02-02T10:00:00Z'))
    await completeLaunch(job.ctx, trialId)
    await sendDeliveries(job.ctx, trialId)
    const invited = sink.received.filter(({ mail }) => /\/e\/[\w-]+#/.test(mail.text ?? ''))
    expect(invited.map(({ recipient }) => recipient).sort()).toEqual([
      ...['lea@example.org', 'noe@example.org', `pilot${made}@example.org`],
    ])
    for (const { mail } of invited) expect(mail.text).toMatch(/essai/i)
    expect((await findWave(pilot.ctx, trialId))!.invited).toBe(3)
  })

  it('hands its record to whoever tries, not to the staff representatives, and says that it is one', async () => {
    await database.db
      .updateTable('wave_notices')
      .set({ representatives_email: 'cst@example.org', no_representatives: false })
      .where('wave_id', '=', waveId)
      .execute()
    const trialId = await attempt()
    await completeLaunch(job.ctx, trialId)
    const records = sink.received.filter(({ mail }) => mail.attachments.length)
    expect(records.map(({ recipient }) => recipient)).toEqual([`pilot${made}@example.org`])
    const pdf = await readPdf(Uint8Array.from(records[0]!.mail.attachments[0]!.content))
    expect(squeezed(pdf.pages.join(' '))).toContain(squeezed('L’équipe qui essaie la vague'))
    expect(await listProcessRecords(pilot.ctx, pilot.processId)).toEqual([])
  })

  it('shows the testers the groups of the real audience', async () => {
    const [employer] = await database.db
      .selectFrom('employers')
      .select('id')
      .where('process_id', '=', pilot.processId)
      .execute()
    const audience = { ...everyAgent, employers: [employer!.id] }
    await saveAudience(pilot.ctx, pilot.processId, waveId, audience)
    const { tree } = await getFrozenWave(pilot.ctx, await attempt())
    expect(tree.find(({ parent }) => parent === null)!.headcount).toBe(10)
  })

  it('is apart from the wave: it neither stops its launch nor counts beside it, and may be made again', async () => {
    const [first, second] = [await attempt({ hours: 1 }), await attempt({ hours: 168 })]
    expect((await listTrials(pilot.ctx, waveId)).map(({ id }) => id).sort()).toEqual([first, second].sort())
    await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: false })
    expect((await getWave(pilot.ctx, pilot.processId, waveId)).state).toBe('launching')
    await expect(attempt()).rejects.toMatchObject({ code: 'wave.frozen', status: 409 })
  })

  it('closes without a result below ten answers', async () => {
    const trialId = await attempt({ addresses: addresses(4) })
    await completeLaunch(job.ctx, trialId)
    clock = new Date(Date.parse('2027-02-02T10:00:00Z') + lateBallots)
    await closeWave(job.ctx, trialId)
    expect((await findWave(pilot.ctx, trialId))!.phase).toBe('closed')
    const rows = await database.db.selectFrom('tallies').select('n').where('wave_id', '=', trialId).execute()
    expect(rows).toEqual([])
    const report = await findResultsOfWave(pilot.ctx, trialId)
    const { processId } = pilot
    await expect(publishResults(pilot.ctx, { processId, resultsId: report!.id })).rejects.toMatchObject({
      ...{ code: 'results.test', status: 409 },
    })
  })

  it('is refused whole, with nothing left behind', async () => {
    const before = await countRows()
    const refused = async (more: Parameters<typeof attempt>[0], code: string, status = 422) => {
      await expect(attempt(more)).rejects.toMatchObject({ code, status })
      expect(await countRows()).toEqual(before)
    }
    await refused({ accountIds: [] }, 'launch.no-tester')
    await refused({ addresses: addresses(30) }, 'trial.too-many')
    const stranger = await createAccount(
      { db: database.db, now, actor: null },
      { name: 'Ailleurs', email: `ailleurs${made}@example.org`, locale: 'fr' },
    )
    await refused({ accountIds: [stranger] }, 'trial.unknown-member')
    await database.db
      .updateTable('wave_notices')
      .set({ contact: JSON.stringify({ fr: '', en: '' }) })
      .where('wave_id', '=', waveId)
      .execute()
    await refused({}, 'launch.texts')
    const other = await makePilot(database.db, now, `other${made}@example.org`)
    const input = { accountIds: [], addresses: ['a@example.org'], hours: 1 }
    await expect(tryWave(other.ctx, other.processId, waveId, input, rules)).rejects.toMatchObject({
      ...{ code: 'not-found', status: 404 },
    })
  })

  it('writes to an address once, as the account it belongs to', async () => {
    const trialId = await attempt({ addresses: [`pilot${made}@example.org`, ...addresses(2)] })
    const testers = await listTesters(pilot.ctx, trialId)
    expect(testers.map(({ email }) => email).sort()).toEqual(
      [...addresses(2), `pilot${made}@example.org`].sort(),
    )
    expect(testers.find(({ email }) => email.startsWith('pilot'))?.name).toBe('Claire Fontanel')
  })

  it('asks those who have a role today, not a suspended nor an ended one', async () => {
    const member = async (name: string, role: object) => {
      const account = await createAccount(
        { db: database.db, now, actor: null },
        { name, email: `${name}${made}@example.org`, locale: 'fr' },
      )
      await database.db
        .insertInto('role_assignments')
        .values({
          ...{ account_id: account, process_id: pilot.processId, role: 'evaluator', created_at: drafted },
          ...role,
        })
        .execute()
    }
    await member('anne', { ends_on: '2027-02-01' })
    await member('bruno', { ends_on: '2027-01-31' })
    await member('carole', { suspended_at: drafted })
    const team = await listTeam(pilot.ctx, pilot.processId)
    expect(team.map(({ name }) => name)).toEqual(['anne', 'Claire Fontanel'])
  })
})

describe('the deliveries of a trial', () => {
  it('go with the tester, and those of a person with the person', async () => {
    const trialId = await attempt({ addresses: ['noe@example.org'] })
    const left = () =>
      database.db.selectFrom('deliveries').select('person_id').where('wave_id', '=', trialId).execute()
    expect(await left()).toHaveLength(2)
    await database.db
      .deleteFrom('wave_testers')
      .where('wave_id', '=', trialId)
      .where('email', '=', 'noe@example.org')
      .execute()
    expect(await left()).toHaveLength(1)
    await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: false })
    await database.db
      .deleteFrom('persons')
      .where('process_id', '=', pilot.processId)
      .where('family_name', '=', 'Nom3')
      .execute()
    const rows = await database.db
      .selectFrom('deliveries')
      .select('person_id')
      .where('wave_id', '=', waveId)
      .execute()
    expect(rows).toHaveLength(29)
  })
})

describe('the form of a trial', () => {
  const read = (addresses: string) => trialSchema.safeParse({ addresses, hours: '24' })

  it('reads addresses one a line, or however they were pasted', () => {
    const typed = ' Ana@Example.org\r\nnoe@example.org; lea@example.org,ana@example.org\n\n'
    expect(read(typed).data?.addresses).toEqual(['ana@example.org', 'noe@example.org', 'lea@example.org'])
  })

  it.each(['pas une adresse', 'a@b', '\u202e@example.org', 'a@example.org\nbcc: b'])(
    'refuses « %s »',
    (typed) => {
      expect(read(typed).error?.issues.map(({ path }) => path[0])).toEqual(['addresses'])
    },
  )
})
