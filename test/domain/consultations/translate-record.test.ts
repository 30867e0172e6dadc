import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openingRecord } from '#app/documents/opening-record.server.ts'
import { translateRecord } from '#app/domain/consultations/translate-record.server.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { closedAt, makeClosedWave } from '#test/domain/results/closed-wave.ts'
import { makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { openingProps } from '#test/factories/opening-props.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let pilot: Pilot
let other: Pilot
let waveId: string
const pdf = Buffer.from(await openingRecord(openingProps))
const sha256 = createHash('sha256').update(pdf).digest()

beforeAll(async () => {
  database = await createTestDatabase()
  const now = () => closedAt
  pilot = await makePilot(database.db, now, 'a@example.org')
  other = await makePilot(database.db, now, 'b@example.org')
  waveId = await makeClosedWave(database.db, pilot.processId)
  await database.db
    .insertInto('records')
    .values({
      ...{ wave_id: waveId, kind: 'opening', pdf, sha256, recorded_on: openingProps.recordedOn },
      data: JSON.stringify(openingProps),
    })
    .execute()
})
afterAll(() => database.close())

it('draws a stored record in English, under the fingerprint of its original', async () => {
  const input = { name: 'opening', locale: 'en' } as const
  const { pdf: bytes } = await translateRecord(pilot.ctx, pilot.processId, waveId, input)
  const drawn = await readPdf(bytes)
  expect(drawn.language).toBe('en')
  expect(drawn.title).toBe('Opening record · T0')
  const [first = ''] = drawn.pages
  expect(first.replace(/\s/g, '')).toContain(sha256.toString('hex'))
  expect(drawn.pages.join('')).not.toMatch(/[Pp]rocès-verbal d’/)
})

it('finds nothing that was not drawn up, nor a wave of another démarche', async () => {
  const find = (processId: string, name: 'opening' | 'closing' | 'cancellation' | { number: number }) =>
    translateRecord(pilot.ctx, processId, waveId, { name, locale: 'en' })
  for (const name of ['closing', 'cancellation', { number: 1 }] as const) {
    await expect(find(pilot.processId, name)).rejects.toMatchObject({ status: 404 })
  }
  await expect(find(other.processId, 'opening')).rejects.toMatchObject({ status: 404 })
})
