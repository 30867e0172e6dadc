import { randomBytes } from 'node:crypto'
import { fromBase64url, toBase64url } from '#app/domain/ballots/encoding.ts'
import { makeOneTimeKey, type OneTimeKey, openShare, sealShare } from '#app/domain/ballots/seal-share.ts'
import { checkCode, shareCheck } from '#app/domain/ballots/sheet-code.ts'
import { openUrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import { saveUrnKeepers } from '#app/domain/consultations/save-urn-keepers.server.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { jobs } from '#app/domain/jobs/registry.server.ts'
import { handInSheet } from '#app/domain/trustees/hand-in-sheet.server.ts'
import { publishKey } from '#app/domain/trustees/publish-key.server.ts'
import { readBack } from '#app/domain/trustees/read-back.server.ts'
import { getTrusteeState } from '#app/domain/trustees/trustee-state.server.ts'
import { dates, invitedPersons, vote } from '#test/domain/consultations/wave-life.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { startSmtpSink } from '#test/support/smtp-sink.ts'
import { worker } from '#test/support/worker.ts'

export { dates }
export const drafted = new Date('2027-02-01T10:00:00Z')
export const during = new Date(dates.opens.getTime() + 3_600_000)
export const afterClose = new Date(dates.closes.getTime() + 16 * 60_000)

export const three = [
  { name: 'Anne Diallo', role: 'Ressources humaines', email: 'anne@example.org', locale: 'fr' },
  { name: 'Bruno Petit', role: 'Déléguée syndicale', email: 'bruno@example.org', locale: 'fr' },
  { name: 'Chloé Roy', role: 'Protection des données', email: 'chloe@example.org', locale: 'en' },
] as const

/** An instance whose waves have three trustees: clock, worker, mail server. @param given instead of an empty database */
export async function openOffice(
  rules: NonNullable<Parameters<typeof startSmtpSink>[0]> = {},
  given?: TestDatabase,
) {
  const database = given ?? (await createTestDatabase())
  let clock = drafted
  const now = () => clock
  const sink = await startSmtpSink(rules)
  const job = worker(database, { smtpUrl: sink.url, now })
  const office = {
    database,
    sink,
    job,
    desk: openUrnDesk({ secret: job.ctx.secret, threads: 1 }),
    now,
    /** The worker's; a restart of it forgets the keys of its sittings. */
    ctx: { ...job.ctx, sittings: new Map() } as JobCtx,
    anonymous: { db: database.db, now, actor: null },
    setClock: (moment: Date) => {
      clock = moment
    },
    restartWorker() {
      office.ctx = { ...job.ctx, sittings: new Map() }
    },
    async close() {
      job.close()
      await office.desk.close()
      await sink.stop()
      await database.close()
    },
  }
  return office
}
export type Office = Awaited<ReturnType<typeof openOffice>>

/** Lets the worker's clock beat, and does the jobs it asks for, until nothing is left to do. */
export async function work(office: Office, most = 8): Promise<string[]> {
  const done: string[] = []
  for (let beat = 0; beat < most; beat++) {
    await tick(office.ctx)
    const queued = await takeQueued(office.database)
    if (queued.length === 0) break
    for (const { name, data } of queued) {
      const task = jobs.find((each) => each.name === name)!
      await task.handler(office.ctx, task.schema.parse(data))
      done.push(name)
    }
  }
  return done
}

let pilots = 0

/** A wave of level 2 whose pilot has just pressed « Lancer ». */
export async function launchShared(office: Office, people = 24): Promise<Pilot & { waveId: string }> {
  office.setClock(drafted)
  pilots += 1
  const pilot = await makePilot(office.database.db, office.now, `pilot${pilots}@example.org`)
  await addAgents(pilot, people)
  const waveId = await draftWave(pilot, dates)
  const [a, b, c] = three
  await saveUrnKeepers(pilot.ctx, pilot.processId, waveId, {
    level: '2',
    ...{ name1: a.name, role1: a.role, email1: a.email, locale1: a.locale },
    ...{ name2: b.name, role2: b.role, email2: b.email, locale2: b.locale },
    ...{ name3: c.name, role3: c.role, email3: c.email, locale3: c.locale },
  })
  await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: true })
  return { ...pilot, waveId }
}

/** A trustee at her browser, with the link of her letter. */
export interface TrusteeBrowser {
  waveId: string
  secret: string
  key: OneTimeKey
  share: Uint8Array<ArrayBuffer> | null
}

/** The secret in the newest letter to an address about a wave. */
export function linkTo(office: Office, email: string, waveId: string): string {
  const links = office.sink.received
    .filter(({ recipient }) => recipient === email)
    .map(
      ({ mail }) =>
        new RegExp(`/depositaire/${waveId}(?:\\?langue=en)?#([\\w-]+)`).exec(mail.text ?? '')?.[1],
    )
    .filter((secret) => secret !== undefined)
  return links.at(-1)!
}

export async function openLetters(office: Office, waveId: string): Promise<TrusteeBrowser[]> {
  return await Promise.all(
    three.map(async ({ email }) => ({
      waveId,
      secret: linkTo(office, email, waveId),
      key: await makeOneTimeKey(),
      share: null,
    })),
  )
}

export function publish(office: Office, { waveId, secret, key }: TrusteeBrowser): Promise<void> {
  return publishKey(office.anonymous, { waveId, secret, key: key.publicKey })
}

export function stateOf(office: Office, { waveId, secret }: TrusteeBrowser) {
  return getTrusteeState(office.anonymous, { waveId, secret })
}

/** What her browser prints: her share, and its check code. */
export async function print(office: Office, trustee: TrusteeBrowser): Promise<string> {
  const state = await stateOf(office, trustee)
  if (state.stage !== 'sheet') throw new Error(state.stage)
  const { waveId } = trustee
  const route = { waveId, trusteeId: state.trusteeId, to: 'trustee' as const }
  trustee.share = (await openShare(trustee.key.privateKey, route, fromBase64url(state.sealed!)))!
  return checkCode(await shareCheck(waveId, state.trusteeId, trustee.share))
}

export async function confirm(office: Office, trustee: TrusteeBrowser): Promise<void> {
  const code = await print(office, trustee)
  await readBack(office.anonymous, { waveId: trustee.waveId, secret: trustee.secret, code })
}

/** Types a sheet: her own unless said, sealed to the sitting of this moment. */
export async function handIn(office: Office, trustee: TrusteeBrowser, share = trustee.share!): Promise<void> {
  const { waveId, secret } = trustee
  const state = await stateOf(office, trustee)
  if (state.stage !== 'opening' || !state.sitting) throw new Error(state.stage)
  const sitting = fromBase64url(state.sitting)
  const sealed = await sealShare(sitting, { waveId, trusteeId: state.trusteeId, to: 'worker' }, share)
  await handInSheet(office.anonymous, { waveId, secret, sitting, sealed })
}

/** A launched wave, its three sheets on paper. */
export async function ceremony(office: Office, people = 24) {
  const wave = await launchShared(office, people)
  await work(office)
  const trustees = await openLetters(office, wave.waveId)
  for (const trustee of trustees) await publish(office, trustee)
  await work(office)
  for (const trustee of trustees) await confirm(office, trustee)
  await work(office)
  return { ...wave, trustees }
}

/** Some vote, the hour passes, the urn waits. */
export async function voteAndClose(office: Office, waveId: string, votes = 12): Promise<void> {
  office.setClock(during)
  for (const person of (await invitedPersons(office, waveId)).slice(0, votes)) {
    await vote({ ...office, job: office.job }, waveId, person)
  }
  office.setClock(afterClose)
  await work(office)
}

export async function waveState(office: Office, waveId: string) {
  return (await findWave(office.ctx, waveId))?.state
}

export const noShare = () => new Uint8Array(randomBytes(33))
export { toBase64url }
