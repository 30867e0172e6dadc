import { randomUUID } from 'node:crypto'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { openSession } from '#app/domain/accounts/session.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import { createReport } from '#app/domain/reports/create-report.server.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { closedAt, makeClosedWave } from '#test/domain/results/closed-wave.ts'
import { addAgents, draftWave, makePilot } from '#test/factories/open-wave.ts'
import type { Instance } from '#test/support/instance.ts'
import { base } from './page-needs.ts'

/** The identifiers of a démarche and of what is in it. */
export interface Place {
  processId: string
  waveId: string
  entryId: string
  closedWaveId: string
  resultsId: string
  importId: string
  organisationId: string
  personId: string
  tieId: string
  assignmentId: string
  commentId: string
  reportId: string
  blockId: string
  versionId: string
}

export const now = () => closedAt

/** A démarche with one of everything that an address may name. */
export async function makePlace({ db }: Instance, email: string): Promise<Place> {
  const pilot = await makePilot(db, now, email)
  const { ctx, processId } = pilot
  await addAgents(pilot, 12)
  const dates = { opens: new Date('2027-03-02T08:00:00Z'), closes: new Date('2027-03-23T17:00:00Z') }
  const closedWaveId = await makeClosedWave(db, processId)
  const { resultsId } = await freezeResults(ctx, { waveId: closedWaveId })
  await publishResults(ctx, { processId, resultsId })
  const report = await makeReport(ctx, processId, closedWaveId)
  const pdf = Buffer.from('%PDF-1.7')
  await db
    .insertInto('records')
    .values({ wave_id: closedWaveId, kind: 'opening', data: {}, pdf, sha256: pdf, recorded_on: '2026-11-01' })
    .execute()
  const content = new TextEncoder().encode('nom;prénom;employeur\nDurand;Ana;Montclair')
  const { importId } = await startImport(ctx, { processId, fileName: 'a.csv', content })
  const assignmentId = await addModerator(db, processId)
  const waveId = await draftWave(pilot, dates)
  const { id: entryId } = await db
    .selectFrom('calendar_entries')
    .select('id')
    .where('process_id', '=', processId)
    .where('code', '=', 'M2')
    .executeTakeFirstOrThrow()
  const { id: personId } = await db
    .selectFrom('persons')
    .select('id')
    .where('process_id', '=', processId)
    .limit(1)
    .executeTakeFirstOrThrow()
  const { id: tieId } = await db
    .selectFrom('employments')
    .select('id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirstOrThrow()
  const { id: organisationId } = await db
    .insertInto('employers')
    .values({ process_id: processId, name: 'CCAS', kind: 'ccas', segment: 'other_communes' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: commentId } = await db
    .selectFrom('comments')
    .select('id')
    .where('wave_id', '=', closedWaveId)
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    ...report,
    commentId,
    organisationId,
    processId,
    waveId,
    entryId,
    closedWaveId,
    resultsId,
    importId,
    personId,
    tieId,
    assignmentId,
  }
}

/** A report with a version that everybody may read. */
async function makeReport(ctx: Ctx, processId: string, waveId: string) {
  const reportId = await createReport(ctx, processId, { kind: 'restitution', waveIds: [waveId] })
  const { draft } = await getDraft(ctx, { processId, reportId })
  const { versionId } = await freezeReport(ctx, {
    ...{ processId, reportId, revision: draft.revision },
    ...{ meeting: { fr: 'COPIL', en: '' }, reason: { fr: '', en: '' } },
  })
  await ctx.db
    .insertInto('report_publications')
    .values({ version_id: versionId, audience: 'public', visible_from: now(), told_at: now() })
    .execute()
  return { reportId, versionId, blockId: draft.blocks[0]!.id }
}

/** A role that nobody signs in with. */
async function addModerator(db: Instance['db'], processId: string): Promise<string> {
  const account = { name: 'M', email: `${randomUUID()}@example.org`, locale: 'fr' as const }
  const account_id = await createAccount({ db, now, actor: null }, account)
  const { id } = await db
    .insertInto('role_assignments')
    .values({ account_id, process_id: processId, role: 'moderator', created_at: now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Signs an account in. @returns its cookie */
export async function cookieOf({ db, url }: Instance, accountId: string): Promise<string> {
  const secret = await openSession({ db, now, actor: null }, accountId)
  const header = new Headers(await sessionCookieHeader(secret, url))
  return header.get('Set-Cookie')?.split(';')[0] ?? ''
}

/** The address of a page in a démarche. */
export function address(page: string, place: Place): string {
  const waveId = /proces-verbal|commentaires/.test(page) ? place.closedWaveId : place.waveId
  const ids: Record<string, string> = { ...place, waveId, kind: 'ouverture.pdf' }
  const query = page.endsWith('/figure.csv') ? '?numero=1' : ''
  return `${base}${page}${query}`.replaceAll(/:(\w+)/g, (_, name: string) => ids[name]!)
}

/** Asks for a page, or posts an empty form to it; `text` is what came. */
export async function ask(
  { url }: Instance,
  method: 'GET' | 'POST',
  path: string,
  cookie: string | null,
): Promise<{ status: number; location: string | null; text: string }> {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie ? { Cookie: cookie } : {}) },
    redirect: 'manual',
    ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
  })
  return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() }
}

/**
 * As `ask`, at the address where a browser that draws the pages itself asks for their data: all that a page could show, in a
 * third of the time. A file has no such address. A redirection, which comes as a 202 there, is the 302 it is elsewhere.
 */
export async function askData(
  instance: Instance,
  method: 'GET' | 'POST',
  path: string,
  cookie: string | null,
): Promise<{ status: number; text: string }> {
  if (/\.\w+(\?|$)/.test(path)) return ask(instance, method, path, cookie)
  const { status, text } = await ask(instance, method, `${path}.data`, cookie)
  return { status: status === 202 ? 302 : status, text }
}
