import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReport } from '#app/domain/reports/create-report.server.ts'
import { deleteDraft } from '#app/domain/reports/delete-draft.server.ts'
import { addBlock, arrangeBlock, saveBlock, saveHead } from '#app/domain/reports/edit-report.server.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { previewReport } from '#app/domain/reports/preview-report.ts'
import { getDraft, getVersion } from '#app/domain/reports/queries.server.ts'
import type { ReportContent } from '#app/domain/reports/report-content.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { versionView } from '#app/domain/reports/version-view.ts'
import { contentHash } from '#app/domain/results/content-hash.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { both } from '#test/domain/results/published-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { freezeAgain, frozenReport, makeReportPlace, type ReportPlace } from './report-of-wave.ts'

let database: TestDatabase
let place: ReportPlace

beforeAll(async () => {
  database = await createTestDatabase()
  place = await makeReportPlace(database.db)
})
afterAll(() => database?.close())

async function newReport() {
  const { pilot, processId, waveId } = place
  const reportId = await createReport(pilot, processId, { kind: 'steering', waveIds: [waveId] })
  const read = () => getDraft(pilot, { processId, reportId })
  const edited = async () => ({ processId, reportId, revision: (await read()).draft.revision })
  return { reportId, read, edited }
}

describe('a draft', () => {
  it('writes itself: figures, findings, charts, decisions, then the annex and the method', async () => {
    const { draft } = await (await newReport()).read()
    const kinds = draft.blocks.map(({ kind }) => kind)
    expect(kinds.slice(0, 5)).toEqual(['key-figures', 'findings', 'chart', 'chart', 'table'])
    expect(kinds).toContain('decisions')
    expect(kinds.indexOf('annex')).toBeGreaterThan(kinds.indexOf('decisions'))
    expect(kinds.at(-1)).toBe('method')
  })

  it('moves a block past those taken out, takes it out and puts it back where it was', async () => {
    const { read, edited } = await newReport()
    const ids = async () => (await read()).draft.blocks.map(({ id }) => id)
    const [first, second, third] = (await ids()) as [string, string, string]
    await arrangeBlock(place.pilot, await edited(), { blockId: second, intent: 'remove' })
    await arrangeBlock(place.pilot, await edited(), { blockId: third, intent: 'up' })
    expect((await ids()).slice(0, 3)).toEqual([third, first, second])
    await arrangeBlock(place.pilot, await edited(), { blockId: second, intent: 'restore' })
    const { draft } = await read()
    expect(draft.blocks[2]).toMatchObject({ id: second, removed: false })
    await arrangeBlock(place.pilot, await edited(), { blockId: third, intent: 'up' })
    expect((await ids())[0]).toBe(third)
  })

  it('refuses a change made from an older reading, and keeps what the other wrote', async () => {
    const { read, edited } = await newReport()
    const stale = await edited()
    const head = { titleFr: 'Un titre', titleEn: '', ledeFr: '', ledeEn: '', revision: stale.revision }
    await saveHead(place.pilot, stale, head)
    const late = saveHead(place.pilot, stale, { ...head, titleFr: 'Un autre' })
    await expect(late).rejects.toMatchObject({ code: 'reports.changed-meanwhile', status: 409 })
    expect((await read()).draft.title.fr).toBe('Un titre')
  })

  it('keeps decisions in both languages, the French one where there is no other', async () => {
    const { read, edited } = await newReport()
    const { id } = (await read()).draft.blocks.find(({ kind }) => kind === 'decisions')!
    const line = { decisionFr: 'Écrire', decisionEn: 'Write', whoFr: 'RH', whoEn: '', dueOn: '' }
    const nothing = { noteFr: '', noteEn: '', titleFr: '', titleEn: '', textFr: '', textEn: '' }
    const form = { ...nothing, revision: 1, lines: [line, { ...line, decisionFr: '', decisionEn: '' }] }
    await saveBlock(place.pilot, await edited(), id, form)
    const { draft, sources } = await read()
    const rows = (locale: 'fr' | 'en') =>
      previewReport(draft, sources, locale)
        .sections.flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === 'table' ? block.table.rows : []))
        .map(({ cells }) => cells.slice(0, 2))
    expect(rows('fr')).toContainEqual(['Écrire', 'RH'])
    expect(rows('en')).toContainEqual(['Write', 'RH'])
    expect(rows('en').filter(([first]) => first === '')).toEqual([])
  })

  it('is deleted with its journal line as long as nothing of it is frozen', async () => {
    const { reportId, read, edited } = await newReport()
    const { pilot, processId } = place
    const asked = { processId, reportId }
    const head = { titleFr: 'Un titre', titleEn: 'A title', ledeFr: '', ledeEn: '' }
    await saveHead(pilot, await edited(), { ...head, revision: 1 })
    const other = await makeReportPlace(database.db)
    await expect(deleteDraft(other.pilot, { ...asked, processId: other.processId })).rejects.toMatchObject({
      status: 404,
    })
    await deleteDraft(pilot, asked)
    await expect(read()).rejects.toMatchObject({ status: 404 })
    const journal = await database.db
      .selectFrom('journal')
      .select('details')
      .where('action', '=', 'report.deleted')
      .execute()
    expect(journal).toEqual([{ details: { title: 'Un titre' } }])
    const frozen = await frozenReport(place)
    await expect(deleteDraft(pilot, { ...asked, reportId: frozen.reportId })).rejects.toMatchObject({
      code: 'reports.frozen',
      status: 409,
    })
  })

  it('is of its démarche alone', async () => {
    const { reportId } = await newReport()
    const other = await makeReportPlace(database.db)
    const asked = { processId: other.processId, reportId }
    await expect(getDraft(other.pilot, asked)).rejects.toMatchObject({ status: 404 })
    const edited = { ...asked, revision: 1 }
    await expect(
      arrangeBlock(other.pilot, edited, { blockId: reportId, intent: 'up' }),
    ).rejects.toMatchObject({ status: 404 })
    const mixed = { kind: 'steering' as const, waveIds: [place.waveId] }
    await expect(createReport(other.pilot, other.processId, mixed)).rejects.toMatchObject({
      code: 'reports.no-results',
    })
  })
})

describe('freezing', () => {
  it('keeps the whole report under a hash that reading checks; the same text on the page and on paper', async () => {
    const { versionId } = await frozenReport(place)
    const version = await getVersion(place.pilot, { processId: place.processId, versionId })
    expect(version.sha256).toBe(contentHash(version.content).toString('hex'))
    const view = versionView(version, null, 'fr')
    const pdf = await readPdf(await reportDocument(view, version.content, 'fr'))
    const paper = squeezed(pdf.pages.join(''))
    for (const { title, blocks } of view.sections) {
      expect(paper).toContain(squeezed(title))
      for (const block of blocks)
        if (block.kind === 'list') for (const item of block.items) expect(paper).toContain(squeezed(item))
    }
    expect(pdf.structure.map(({ role }) => role)).not.toEqual([])
    expect(squeezed(pdf.pages[0]!)).toContain(squeezed('Version 1 · comité de pilotage du 12 mars 2027'))
  })

  it('freezes what was read once: asked twice, the second is refused', async () => {
    const { edited } = await newReport()
    const asked = { ...(await edited()), meeting: both('COPIL', 'SC'), reason: both('', '') }
    const both2 = await Promise.allSettled([
      freezeReport(place.pilot, asked),
      freezeReport(place.pilot, asked),
    ])
    expect(both2.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both2.find((each) => each.status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'reports.changed-meanwhile' } })
  })

  it('asks why a correction is made, and says it on the next version; the first stays as it was', async () => {
    const { processId, pilot } = place
    const { reportId, versionId } = await frozenReport(place)
    const before = await getVersion(pilot, { processId, versionId })
    await expect(freezeAgain(place, reportId, '')).rejects.toMatchObject({
      code: 'reports.reason',
      status: 422,
    })
    const next = await freezeAgain(place, reportId, 'Une date était fausse')
    expect(next.number).toBe(2)
    const second = await getVersion(pilot, { processId, versionId: next.versionId })
    expect(second.content.views.fr.warnings[0]).toContain('Une date était fausse')
    const first = await getVersion(pilot, { processId, versionId })
    expect(first.content).toEqual(before.content)
    expect(first.supersededBy).toMatchObject({ versionId: next.versionId, number: 2 })
    expect(versionView(first, null, 'fr').warnings[0]).toContain('Une date était fausse')
  })

  it('never changes: the database refuses, and an altered one is not shown', async () => {
    const { versionId } = await frozenReport(place)
    const change = database.db
      .updateTable('report_versions')
      .set({ frozen_on: '2020-01-01' })
      .where('id', '=', versionId)
      .execute()
    await expect(change).rejects.toThrow('never changes')
    const row = await database.db
      .selectFrom('report_versions')
      .selectAll()
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow()
    const content = row.content as ReportContent
    content.views.fr.heading = 'Tout va bien'
    const forged = await database.db
      .insertInto('report_versions')
      .values({
        ...row,
        id: undefined,
        number: 2,
        content: JSON.stringify({ ...content, reason: both('a', 'a') }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const read = getVersion(place.pilot, { processId: place.processId, versionId: forged.id })
    await expect(read).rejects.toThrow('not what was frozen')
  })

  it('shows what the pilot wrote, in the language it was written in, and leaves out what shows nothing', async () => {
    const { processId, pilot } = place
    const { reportId, edited } = await newReport()
    const nothing = both('', '')
    const id = await addBlock(pilot, await edited(), { kind: 'text', title: nothing, text: nothing })
    const form = { ...(await edited()), noteFr: '', noteEn: '', titleFr: 'Suite', titleEn: '', lines: [] }
    await saveBlock(pilot, await edited(), id, { ...form, textFr: 'Un.\n\nDeux.', textEn: '' })
    const { versionId } = await freezeAgain(place, reportId, '')
    const { content } = await getVersion(pilot, { processId, versionId })
    const section = content.views.en.sections.find((each) => each.id === `bloc-${id}`)
    expect(section?.blocks).toEqual([
      { kind: 'text', text: 'Un.', lang: 'fr' },
      { kind: 'text', text: 'Deux.', lang: 'fr' },
    ])
    expect(content.views.fr.sections.map(({ title }) => title)).not.toContain('Décisions')
  })
})
