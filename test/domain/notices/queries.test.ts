import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { graceMinutes } from '#app/domain/ballots/start-closing.server.ts'
import { daysKept } from '#app/domain/directory/start-import.server.ts'
import { composePersonalData } from '#app/domain/notices/compose-personal-data.ts'
import { composeProtection } from '#app/domain/notices/compose-protection.ts'
import { drawNotice } from '#app/domain/notices/notice-document.server.ts'
import { getWaveNotice } from '#app/domain/notices/queries.server.ts'
import { addAgents, draftWave, launchedWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let clock: Date
const now = () => clock
const dates = { opens: new Date('2027-03-02T08:00:00Z'), closes: new Date('2027-03-23T17:00:00Z') }
const visitor = () => ({ db: database.db, now, actor: null })
let pilot: Pilot
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  clock = new Date('2027-02-01T10:00:00Z')
  made += 1
  pilot = await makePilot(database.db, now, `n${made}@example.org`)
  await addAgents(pilot, 24)
})

const read = (waveId: string, smtp = true) => getWaveNotice(visitor(), { waveId, smtp })
const setWave = (id: string, change: object) =>
  database.db.updateTable('waves').set(change).where('id', '=', id).execute()

async function words(waveId: string) {
  const notice = (await read(waveId))!
  return JSON.stringify([composeProtection(notice, 'fr'), composePersonalData(notice, 'fr')]).replaceAll(
    '\u202f',
    ' ',
  )
}

describe('the facts of a wave', () => {
  it('are those of the wave as it is', async () => {
    const waveId = await launchedWave(pilot, dates)
    await setWave(waveId, { state: 'launched', k: 15, level: 2, languages: ['fr'] })
    expect(await read(waveId, false)).toMatchObject({
      phase: 'scheduled',
      k: 15,
      level: 2,
      languages: ['fr'],
      smtp: false,
      representatives: false,
      comments: true,
      organisation: 'Communauté de communes du Val d’Ambre',
      siren: '200000008',
      communes: ['Ambre-la-Ville', 'Montclair'],
      opensAt: dates.opens.toISOString(),
      closing: null,
    })
    expect((await read(waveId))!.groups).toBeGreaterThanOrEqual(3)
    clock = dates.opens
    expect((await read(waveId))!.phase).toBe('open')
    expect(await words(waveId)).toContain('moins de 15 réponses')
    clock = dates.closes
    expect((await read(waveId))!.phase).toBe('counting')
  })

  it('take their durations from what the code obeys', async () => {
    const notice = await read(await draftWave(pilot, dates))
    expect(notice).toMatchObject({ graceMinutes, importDays: daysKept, groups: null, phase: 'draft' })
    expect(await words(notice!.waveId)).toContain(`${graceMinutes} minutes après la clôture`)
  })

  it('say after the close what the closing record says', async () => {
    const waveId = await launchedWave(pilot, dates)
    await setWave(waveId, { state: 'closed' })
    clock = new Date('2027-03-24T10:00:00Z')
    expect(await words(waveId)).toContain('leur destruction est en cours')
    const data = { keyDestroyedAt: '2027-03-23T17:15:09.000Z', publishable: false }
    const pdf = Buffer.of(1)
    await database.db
      .insertInto('records')
      .values({
        ...{ wave_id: waveId, kind: 'closing', recorded_on: '2027-03-23', pdf, sha256: pdf },
        data: JSON.stringify(data),
      })
      .execute()
    expect((await read(waveId))!.closing).toEqual({
      keysDestroyedAt: data.keyDestroyedAt,
      publishable: false,
    })
    const said = await words(waveId)
    expect(said).toContain('Détruits le mardi 23 mars 2027 à 18 h 15')
    expect(said).toContain('aucun compte ni commentaire n’a été écrit')
    expect(said).not.toContain('L’urne est ouverte')
  })

  it('are of this démarche alone', async () => {
    const waveId = await draftWave(pilot, dates)
    const other = await makePilot(database.db, now, `other${made}@example.org`)
    await addAgents(other, 24)
    const secret = 'AUTRE-DÉMARCHE'
    await database.db
      .updateTable('employers')
      .set({ name: sql`${secret} || name` })
      .where('process_id', '=', other.processId)
      .execute()
    await database.db
      .updateTable('processes')
      .set({ epci_name: secret })
      .where('id', '=', other.processId)
      .execute()
    const mention = JSON.stringify({ name: secret, email: 'x@y.fr', address: secret, phone: '' })
    await database.db
      .insertInto('territory_settings')
      .values({
        process_id: other.processId,
        slug: `o${made}`,
        dpo: mention,
        host: mention,
        controller: mention,
      } as never)
      .execute()
    const theirs = await draftWave(other, dates)
    expect(await words(theirs)).toContain(secret)
    expect(await words(waveId)).not.toContain(secret)
  })

  it('are of nobody for what is no wave', async () => {
    expect(await read('28f04d79-f13a-47ac-9575-76ef99a95485')).toBeNull()
    expect(await read('not-a-wave')).toBeNull()
  })

  it('make a document of each page, in both languages, whatever people wrote', async () => {
    const waveId = await draftWave(pilot, dates)
    const hostile = '<script>alert(1)</script> {{k}} #read("/etc/passwd") \u202e\u0000'
    await database.db
      .insertInto('territory_settings')
      .values({
        ...{ process_id: pilot.processId, slug: `h${made}` },
        dpo: JSON.stringify({ name: hostile.replace('\u0000', ''), email: 'a@b.fr', address: '' }),
      } as never)
      .execute()
    const notice = (await read(waveId))!
    for (const locale of ['fr', 'en'] as const) {
      for (const compose of [composeProtection, composePersonalData]) {
        const pdf = await drawNotice(notice, compose(notice, locale), { locale, now: clock })
        expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid:part')
      }
    }
    expect(await words(waveId)).toContain('{{k}}')
  })
})
