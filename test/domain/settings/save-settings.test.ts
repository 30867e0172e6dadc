import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/domain/context.ts'
import { missingMentions } from '#app/domain/settings/missing-mentions.ts'
import {
  findTerritory,
  getLogoFile,
  getSettings,
  listPublicTerritories,
} from '#app/domain/settings/queries.server.ts'
import { removeLogo, saveLogo } from '#app/domain/settings/save-logo.server.ts'
import {
  closePublicPage,
  openPublicPage,
  savePublicPage,
} from '#app/domain/settings/save-public-page.server.ts'
import {
  clearColours,
  saveAccessibility,
  saveColours,
  saveContacts,
  saveLegal,
  savePrivacy,
  saveSender,
} from '#app/domain/settings/save-settings.server.ts'
import { accessibilitySchema } from '#app/domain/settings/schema.ts'
import { lookOf } from '#app/domain/settings/territory-look.server.ts'
import { makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { png } from './pictures.ts'

let now = new Date('2026-11-23T09:00:00Z')
let database: TestDatabase
let ours: Pilot
let theirs: Pilot
let anonymous: { db: TestDatabase['db']; now: () => Date; actor: null }

beforeAll(async () => {
  database = await createTestDatabase()
  ours = await makePilot(database.db, () => now)
  theirs = await makePilot(database.db, () => now, 'theirs@example.org')
  anonymous = { db: database.db, now: () => now, actor: null }
})
afterAll(() => database?.close())

async function journal(): Promise<unknown[]> {
  const rows = await database.db
    .selectFrom('journal')
    .select(['process_id', 'account_name', 'details'])
    .where('action', '=', 'settings.saved')
    .orderBy('at')
    .execute()
  return rows.filter(({ process_id }) => process_id === ours.processId).map(({ details }) => details)
}

const settings = () => getSettings(ours.ctx, ours.processId)
const purpose = { purposeFr: 'Mieux servir.', purposeEn: '' }

describe('what the pilot saves', () => {
  it('is read back, subject by subject, each with its line in the journal', async () => {
    const { ctx, processId } = ours
    await saveColours(ctx, processId, { accent: '#ffcc00', second: '#000000', background: '#ffffff' })
    await saveSender(ctx, processId, { senderName: 'Mieux servir', replyTo: 'a@b.fr' })
    await savePrivacy(ctx, processId, {
      ...{ controllerName: 'CCVA', controllerAddress: '2, place' },
      ...{ dpoName: 'F. Ouali', dpoEmail: 'dpo@b.fr' },
    })
    await saveLegal(ctx, processId, {
      ...{ publisherName: 'CCVA', publisherAddress: '2, place', director: 'B. Castaing' },
      ...{ hostName: 'SN96', hostAddress: '14, rue', hostPhone: '04 65 71 50 50' },
    })
    const contact = { role: { fr: 'Prévention', en: '' }, name: '', phone: '04 65 71 20 14', email: '' }
    await saveContacts(ctx, processId, { contacts: [null, contact, null] })
    await saveAccessibility(ctx, processId, accessibilitySchema.parse({ email: 'a11y@b.fr' }))
    expect(await settings()).toMatchObject({
      ...{ slug: 'val-d-ambre', version: 6, senderName: 'Mieux servir', replyTo: 'a@b.fr', sourceUrl: null },
      colours: { accent: '#ffcc00', second: '#000000', background: '#ffffff' },
      controller: { name: 'CCVA', address: '2, place' },
      dpo: { name: 'F. Ouali', email: 'dpo@b.fr', address: '' },
      publisher: { name: 'CCVA', address: '2, place', phone: '', director: 'B. Castaing' },
      host: { name: 'SN96', address: '14, rue', phone: '04 65 71 50 50' },
      contacts: [contact],
      accessibility: { email: 'a11y@b.fr', audit: null, declaredOn: '2026-11-23' },
    })
    expect(missingMentions(await settings())).toEqual([])
    const subjects = ['colours', 'sender', 'privacy', 'legal', 'contacts', 'accessibility']
    expect((await journal()).map((details) => (details as { subject: string }).subject)).toEqual(subjects)
  })

  it('is taken away by emptied fields', async () => {
    const { ctx, processId } = ours
    await clearColours(ctx, processId)
    await saveSender(ctx, processId, {})
    await savePrivacy(ctx, processId, {})
    await saveLegal(ctx, processId, {})
    await saveContacts(ctx, processId, { contacts: [] })
    const kept = await settings()
    expect([kept.colours, kept.senderName, kept.dpo, kept.host, kept.contacts]).toEqual([
      null,
      null,
      null,
      null,
      [],
    ])
  })

  it('leaves another démarche as it was', async () => {
    expect(await getSettings(theirs.ctx, theirs.processId)).toMatchObject({ version: 0, contacts: [] })
  })

  it('is not kept when the démarche does not exist', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000'
    await expect(saveSender(ours.ctx, nowhere, {})).rejects.toMatchObject({ code: 'not-found' })
  })

  it('keeps the day an accessibility statement was first made', async () => {
    now = new Date('2027-02-01T09:00:00Z')
    await saveAccessibility(ours.ctx, ours.processId, accessibilitySchema.parse({ phone: '04 65 71 10 00' }))
    const { accessibility } = await settings()
    expect(accessibility).toMatchObject({ declaredOn: '2026-11-23', changedOn: '2027-02-01' })
  })
})

describe('the address of a public page', () => {
  it('is given to one démarche only, also to two that save at once', async () => {
    const more = await Promise.all(
      ['one', 'two', 'three'].map((name) => makePilot(database.db, () => now, `${name}@example.org`)),
    )
    const save = ({ ctx, processId }: Pilot) => saveSender(ctx, processId, {})
    await Promise.all([...more, theirs].map(save))
    const slugs = await Promise.all(
      [...more, theirs].map(async ({ ctx, processId }) => (await getSettings(ctx, processId)).slug),
    )
    expect(slugs.sort()).toEqual(['val-d-ambre-2', 'val-d-ambre-3', 'val-d-ambre-4', 'val-d-ambre-5'])
  })

  it('is refused when another has it, and nothing is changed', async () => {
    const taken = savePublicPage(theirs.ctx, theirs.processId, { ...purpose, slug: 'val-d-ambre' })
    await expect(taken).rejects.toMatchObject({ code: 'settings.slug-taken', params: { field: 'slug' } })
    expect((await getSettings(theirs.ctx, theirs.processId)).purpose).toBeNull()
  })
})

describe('a public page', () => {
  it('leaves no trace before it is open', async () => {
    expect(await findTerritory(anonymous, 'val-d-ambre')).toBeNull()
    expect(await listPublicTerritories(anonymous)).toEqual([])
    const found = await findTerritory(anonymous, ours.processId)
    expect(found?.processId).toBe(ours.processId)
    expect(lookOf(found!, '2027-02-01').base).toBe(`/d/${ours.processId}`)
  })

  it('is not opened while it has nothing to say', async () => {
    const { ctx, processId } = ours
    const opened = openPublicPage(ctx, processId)
    await expect(opened).rejects.toMatchObject({ code: 'settings.purpose-missing', status: 422 })
    expect((await settings()).publicSince).toBeNull()
  })

  it('is found by its address once open, and not emptied then', async () => {
    const { ctx, processId } = ours
    await savePublicPage(ctx, processId, { ...purpose, slug: 'val-d-ambre' })
    await openPublicPage(ctx, processId)
    const since = (await settings()).publicSince
    now = new Date('2027-03-01T09:00:00Z')
    await openPublicPage(ctx, processId)
    expect((await settings()).publicSince).toBe(since)
    const found = await findTerritory(anonymous, 'val-d-ambre')
    expect(lookOf(found!, '2027-03-01').base).toBe('/d/val-d-ambre')
    expect(await listPublicTerritories(anonymous)).toHaveLength(1)
    const emptied = savePublicPage(ctx, processId, { slug: 'val-d-ambre' })
    await expect(emptied).rejects.toMatchObject({ code: 'settings.purpose-missing' })
  })

  it('is closed again', async () => {
    await closePublicPage(ours.ctx, ours.processId)
    expect(await findTerritory(anonymous, 'val-d-ambre')).toBeNull()
  })

  it.each(['', ' ', '%', "' or 1=1 --", 'VAL-D-AMBRE', 'x'.repeat(500), '../val', '\0'])(
    'is not found by « %s »',
    async (key) => {
      expect(await findTerritory(anonymous, key)).toBeNull()
    },
  )
})

describe('a logo', () => {
  const save = (bytes: Uint8Array, { ctx, processId }: { ctx: Ctx; processId: string } = ours) =>
    saveLogo(ctx, processId, bytes)

  it('is kept without what it does not draw, and replaced', async () => {
    await save(png({ width: 10, height: 20 }))
    expect((await settings()).logo).toMatchObject({ type: 'png', width: 10, height: 20 })
    await save(png({ width: 30, height: 20 }))
    const { logo, version } = await settings()
    expect(logo).toMatchObject({ width: 30 })
    const file = await getLogoFile(anonymous, ours.processId)
    expect(file?.sha256).toBe(logo?.sha256)
    await removeLogo(ours.ctx, ours.processId)
    expect(await settings()).toMatchObject({ logo: null, version: version + 1 })
  })

  it('is refused with a sentence when it is hostile or too large, and nothing is kept', async () => {
    const before = (await journal()).length
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await expect(save(svg)).rejects.toMatchObject({ code: 'settings.logo-not-picture', status: 422 })
    const wide = png({ width: 60_000, height: 60_000 })
    await expect(save(wide)).rejects.toMatchObject({ code: 'settings.logo-too-wide', status: 422 })
    await expect(save(png({ width: 0, height: 4 }))).rejects.toMatchObject({ code: 'settings.logo-too-wide' })
    const heavy = Buffer.concat([png(), Buffer.alloc(40_000)])
    await expect(save(heavy)).rejects.toMatchObject({ code: 'settings.logo-too-large', status: 413 })
    expect([(await settings()).logo, (await journal()).length]).toEqual([null, before])
  })
})
