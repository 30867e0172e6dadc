import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missingMentionPaths, missingMentions } from '#app/domain/settings/missing-mentions.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let pilot: Pilot
beforeAll(async () => {
  database = await createTestDatabase()
  pilot = await makePilot(database.db, () => new Date('2026-11-23T09:00:00Z'))
})
afterAll(() => database?.close())

describe('a démarche of which nothing was set', () => {
  it('has every setting empty, and the address of its territory', async () => {
    const settings = await getSettings(pilot.ctx, pilot.processId)
    expect(settings).toMatchObject({ slug: 'val-d-ambre', version: 0, contacts: [], publicSince: null })
    expect([settings.dpo, settings.logo, settings.colours, settings.replyTo]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('lacks every mention but the purpose, which nobody reads before the page is open', async () => {
    const settings = await getSettings(pilot.ctx, pilot.processId)
    const missing = missingMentions(settings)
    expect(missing).toEqual(Object.keys(missingMentionPaths).filter((code) => code !== 'purpose'))
    expect(missingMentions({ ...settings, publicSince: '2026-11-23T09:00:00Z' })).toContain('purpose')
  })
})

it('knows no démarche that does not exist', async () => {
  const nobody = getSettings(pilot.ctx, '00000000-0000-4000-8000-000000000000')
  await expect(nobody).rejects.toMatchObject({ code: 'not-found', status: 404 })
})
