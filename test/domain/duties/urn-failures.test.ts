import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLinkKey } from '#app/domain/ballots/check-link-key.server.ts'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { type KeyFiles, openKeyFiles, urnPublicKey } from '#app/domain/ballots/key-files.server.ts'
import { sendUrnAlertJob } from '#app/domain/duties/jobs.server.ts'
import { tellUrnFailures } from '#app/domain/duties/tell-urn-failures.server.ts'
import { makeClosedWave } from '#test/domain/results/closed-wave.ts'
import { type Demarche, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const now = () => new Date('2026-11-24T12:00:00Z')
let database: TestDatabase
let sink: SmtpSink
let office: TestWorker
let demarche: Demarche
let waveId: string
let keys: KeyFiles

beforeAll(async () => {
  database = await createTestDatabase()
  sink = await startSmtpSink()
  office = worker(database, { smtpUrl: sink.url, now })
  demarche = await makeDemarche(database.db, now)
  const { processId } = demarche
  waveId = await makeClosedWave(database.db, processId, { state: 'launched' })
  await makeHolder(database.db, now, { processId, role: 'pilot', name: 'Pilote' })
  await makeHolder(database.db, now, { processId, role: 'administrator', name: 'Local' })
  await makeHolder(database.db, now, { processId, role: 'moderator', name: 'Moderation' })
  const left = await makeHolder(database.db, now, { processId, role: 'pilot', name: 'Partie' })
  await database.db
    .updateTable('role_assignments')
    .set({ suspended_at: now() })
    .where('id', '=', left.assignmentId)
    .execute()
  const instance = await makeHolder(database.db, now, { processId, role: 'administrator', name: 'Instance' })
  await database.db
    .updateTable('role_assignments')
    .set({ process_id: null })
    .where('id', '=', instance.assignmentId)
    .execute()
  const other = await makeDemarche(database.db, now)
  await makeHolder(database.db, now, { processId: other.processId, role: 'pilot', name: 'Ailleurs' })
  keys = openKeyFiles(office.ctx.keysDir)
  await keys.make(waveId)
  const urn_public = urnPublicKey((await keys.read(waveId))!.urnPrivate)
  await database.db
    .updateTable('waves')
    .set({ urn_public, issue_spki: Buffer.from([1]), ballot_length: 1_000 })
    .where('id', '=', waveId)
    .execute()
}, 60_000)
afterAll(async () => {
  office.close()
  await sink.stop()
  await database.close()
})

/** An hour of the worker: the canary, who is told, and the messages it asked for. @returns to whom, and what about */
async function hour(files: KeyFiles, links = keys): Promise<string[]> {
  const before = sink.received.length
  await checkUrnKey(office.ctx, { waveId, keys: files })
  await checkLinkKey(office.ctx, { waveId, keys: links })
  await tellUrnFailures(office.ctx)
  for (const { name, data } of await takeQueued(database)) {
    expect(name).toBe(sendUrnAlertJob.name)
    await sendUrnAlertJob.handler(office.ctx, sendUrnAlertJob.schema.parse(data))
  }
  return sink.received
    .slice(before)
    .map(({ recipient, mail }) => `${recipient.split('.')[0]}: ${mail.subject}`)
    .sort()
}

const broken = openKeyFiles('/nonexistent')
const fails = ['instance', 'pilote'].map((name) => `${name}: Urne T0\u202f: la clé ne répond plus`)
const well = ['instance', 'pilote'].map((name) => `${name}: Urne T0\u202f: tout est rentré dans l’ordre`)

describe('when the key of an urn fails', () => {
  it('its pilots and the administrators of the instance are told once, then once that it is well', async () => {
    expect(await hour(keys)).toEqual([])
    expect(await hour(broken)).toEqual(fails)
    expect(await hour(broken)).toEqual([])
    expect(await hour(keys)).toEqual(well)
    expect(await hour(keys)).toEqual([])
    expect(await hour(broken)).toEqual(fails)
    expect(sink.received.at(-1)!.mail.text).toContain(`/demarches/${demarche.processId}/vagues/${waveId}`)
  })

  it('of the links alone, says what goes on all the same; when both are gone, only what is worse', async () => {
    const lost = ['instance', 'pilote'].map((name) => `${name}: Vague T0\u202f: la clé des liens manque`)
    const back = ['instance', 'pilote'].map((name) => `${name}: Vague T0\u202f: la clé des liens est revenue`)
    await hour(keys)
    expect(await hour(keys, broken)).toEqual(lost)
    const { text } = sink.received.at(-1)!.mail
    expect(text).toContain('Les liens déjà envoyés restent valables')
    expect(text).not.toContain('dépositaires')
    expect(await hour(broken, broken)).toEqual(fails)
    expect(await hour(keys, broken)).toEqual([...lost, ...well].sort())
    expect(await hour(keys)).toEqual(back)
    expect(await hour(keys)).toEqual([])
  })

  it('two workers at once tell it once', async () => {
    await hour(keys)
    await checkUrnKey(office.ctx, { waveId, keys: broken })
    await Promise.all([tellUrnFailures(office.ctx), tellUrnFailures(office.ctx)])
    expect(await takeQueued(database)).toHaveLength(2)
  })

  it('says nothing good of a wave that was cancelled meanwhile', async () => {
    await database.db.updateTable('waves').set({ state: 'cancelled' }).where('id', '=', waveId).execute()
    await database.db.deleteFrom('urn_suspensions').execute()
    await tellUrnFailures(office.ctx)
    expect(await takeQueued(database)).toEqual([])
    expect(await database.db.selectFrom('urn_alerts').selectAll().execute()).toEqual([])
  })
})
