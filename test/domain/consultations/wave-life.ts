import { randomUUID } from 'node:crypto'
import { makeBallot } from '#app/demo/native-respondent.ts'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import type { BallotContent } from '#app/domain/ballots/ballot-format.ts'
import { encodeBallot } from '#app/domain/ballots/ballot-format.ts'
import { invitationHash, linkSecret } from '#app/domain/ballots/invitation-link.server.ts'
import { issueCredential } from '#app/domain/ballots/issue-credential.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import { openUrnDesk, type UrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { drawContent } from '#test/factories/barometer-wave.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

export const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
export const representatives = 'cst@example.org'

/** An instance with its clock, its worker, a mail server, and launched waves of a pilot. */
export async function openInstance(rules: Parameters<typeof startSmtpSink>[0] = {}) {
  const database = await createTestDatabase()
  let clock = new Date('2027-02-01T10:00:00Z')
  const now = () => clock
  const sink = await startSmtpSink(rules)
  const job = worker(database, { smtpUrl: sink.url, now })
  const desk = openUrnDesk({ secret: job.ctx.secret, threads: 1 })
  let pilots = 0
  return {
    database,
    job,
    sink,
    desk,
    now,
    setClock: (moment: Date) => {
      clock = moment
    },
    /** A démarche of its own with a launched wave, its clock in the middle of the opening hours unless said. */
    async wave({ people = 24, test = false, moment = new Date(dates.opens.getTime() + 3_600_000) } = {}) {
      clock = new Date('2027-02-01T10:00:00Z')
      pilots += 1
      const pilot = await makePilot(database.db, now, `pilot${pilots}@example.org`)
      await addAgents(pilot, people)
      const waveId = await draftWave(pilot, dates, test)
      await database.db
        .updateTable('wave_notices')
        .set({ representatives_email: representatives, no_representatives: false })
        .where('wave_id', '=', waveId)
        .execute()
      await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: true })
      await completeLaunch(job.ctx, waveId)
      sink.received.length = 0
      clock = moment
      return { ...pilot, waveId }
    },
    async close() {
      job.close()
      await desk.close()
      await sink.stop()
      await database.close()
    },
  }
}

export type Instance = Awaited<ReturnType<typeof openInstance>>
export type LifeWave = Pilot & { waveId: string }

interface Desk {
  database: TestDatabase
  job: TestWorker
  desk: UrnDesk
  sink: SmtpSink
}

/** M2 then M3 of one person, with the definition she read. */
export async function vote(
  { job, desk }: Desk,
  waveId: string,
  personId: string,
  content: Partial<BallotContent> = {},
): Promise<void> {
  const ctx = { db: job.ctx.db, now: job.ctx.now, actor: null }
  const linkKey = (await openKeyFiles(job.ctx.keysDir).readLinkKey(waveId))!
  const { tree, definitionHash } = await getFrozenWave(ctx, waveId)
  const parents = new Set(tree.map(({ parent }) => parent))
  const group = tree.find(({ id }) => !parents.has(id))!.id
  const { answers } = drawContent()
  const sealed = { v: definitionHash.toString('hex'), group, answers, ...content }
  const ballot = await makeBallot((await getPublicUrn(ctx, waveId))!, sealed, (blinded) =>
    issueCredential(ctx, { waveId, secret: linkSecret(linkKey, waveId, personId), blinded, desk }),
  )
  await acceptBallot(ctx, { waveId, body: Buffer.from(encodeBallot(ballot)), desk })
}

export async function invitedPersons({ database }: Desk, waveId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('deliveries')
    .select('person_id')
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'invitation')
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

/** Whether somebody's link is among the invitations of a wave. */
export async function isInvited({ database, job }: Desk, waveId: string, personId: string) {
  const linkKey = (await openKeyFiles(job.ctx.keysDir).readLinkKey(waveId))!
  const row = await database.db
    .selectFrom(`invitations_${waveId.replaceAll('-', '')}`)
    .select('hash')
    .where('hash', '=', invitationHash(linkSecret(linkKey, waveId, personId)))
    .executeTakeFirst()
  return row !== undefined
}

/** An agent of the directory who was not there at the launch. */
export async function lateAgent(
  { database }: Desk,
  { processId }: Pilot,
  email: string | null = 'tard@example.org',
): Promise<string> {
  const { id } = await database.db
    .insertInto('persons')
    .values({ process_id: processId, family_name: 'Tard', given_name: 'Venue', email, locale: 'fr' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: employer_id } = await database.db
    .selectFrom('employers')
    .select('id')
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow()
  await database.db
    .insertInto('employments')
    .values({
      ...{ process_id: processId, person_id: id, employer_id, matricule: `L${randomUUID()}` },
      ...{ service: null, job: null, main: true },
    })
    .execute()
  return id
}
