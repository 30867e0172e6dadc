import { sql } from 'kysely'
import { type Actor, may, type Role, roles, scopeOf } from '#app/domain/accounts/permissions.ts'
import { listAccess } from '#app/domain/accounts/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { isUuid } from '#app/domain/uuid.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { boundedReader } from './internal/bounded-reader.server.ts'
import { restrictResults } from './restrict-results.ts'
import type { ResultsContent } from './results-content.ts'
import { verifiedOnce } from './verified-once.server.ts'

const frozen = verifiedOnce<ResultsContent>('results', 6)

export interface ResultsSummary {
  id: string
  waveId: string
  instrument: string
  number: number
  waveLabel: string
  title: LocalizedText
  test: boolean
  frozenOn: string
  publishedOn: string | null
  percent: number
  ballots: number
  /** YYYY-MM-DD */
  opensOn: string
  /** False when nothing but counts is known. */
  publishable: boolean
}

export interface Results {
  id: string
  waveId: string
  publishedOn: string | null
  content: ResultsContent
  /** SHA-256 of the canonical JSON of the whole results, hexadecimal. */
  sha256: string
}

/** Who reads the results once published: roles of the démarche, and how many accounts hold each. */
export interface ResultsReaders {
  role: Role
  accounts: number
}

/** The results of a démarche, the newest first; only the published ones for who may not publish. */
export async function listResults(ctx: Ctx, processId: string): Promise<ResultsSummary[]> {
  // A whole content weighs a hundred times what a line of the list says.
  const rows = await visibleResults(ctx, processId)
    .innerJoin('waves', 'waves.id', 'results.wave_id')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select(['results.id', 'results.wave_id', 'results.number', 'frozen_on', 'published_on', 'instrument'])
    .select([
      sql<ResultsContent['wave']>`results.content->'wave'`.as('wave'),
      sql<ResultsContent['counts']>`results.content->'counts'`.as('counts'),
      sql<boolean>`(results.content->>'publishable')::boolean`.as('publishable'),
    ])
    .orderBy('frozen_on', 'desc')
    .orderBy('results.number', 'desc')
    .execute()
  return rows.map(({ wave, counts, ...row }) => ({
    id: row.id,
    waveId: row.wave_id,
    instrument: row.instrument,
    number: row.number,
    waveLabel: wave.label,
    title: wave.title,
    test: wave.test,
    frozenOn: row.frozen_on,
    publishedOn: row.published_on,
    percent: counts.percent,
    ballots: counts.ballots,
    opensOn: wave.opensOn,
    publishable: row.publishable,
  }))
}

/**
 * Frozen results, as they were; for someone limited to employers, what is hers of it (`restrict-results.ts`).
 * @throws DomainError `not-found` (404) in another démarche, or before publication for who may not publish
 * @throws Error when what is stored is not what was frozen: altered results are never shown
 */
export async function getResults(
  ctx: Ctx,
  input: { processId: string; resultsId: string },
): Promise<Results> {
  const row = isUuid(input.resultsId)
    ? await visibleResults(ctx, input.processId)
        .select(['id', 'wave_id', 'published_on', 'sha256', frozen.version.as('version')])
        .where('id', '=', input.resultsId)
        .executeTakeFirst()
    : undefined
  if (!row) throw new DomainError('not-found', 404)
  const content = await frozen.read(ctx.db, row)
  const scope = scopeOf(ctx.actor, 'report.read', input.processId)
  const seen =
    scope === 'all'
      ? content
      : restrictResults(
          content,
          await boundedReader(ctx.db, { processId: input.processId, waveId: row.wave_id, own: scope }),
        )
  return {
    id: row.id,
    waveId: row.wave_id,
    publishedOn: row.published_on,
    content: seen,
    sha256: row.sha256.toString('hex'),
  }
}

/** The last results of a wave that the actor may see; null when there is none. */
export async function findResultsOfWave(
  ctx: Ctx,
  waveId: string,
): Promise<{ id: string; publishedOn: string | null } | null> {
  const rows = await ctx.db
    .selectFrom('results')
    .select(['id', 'process_id', 'published_on'])
    .where('wave_id', '=', waveId)
    .orderBy('number', 'desc')
    .execute()
  const seen = rows.find(
    (row) =>
      may(ctx.actor, 'report.publish', row.process_id) ||
      (row.published_on !== null && may(ctx.actor, 'report.read', row.process_id)),
  )
  return seen ? { id: seen.id, publishedOn: seen.published_on } : null
}

/** The roles that read published results, and how many people of the démarche hold them. */
export async function listResultsReaders(ctx: Ctx, processId: string): Promise<ResultsReaders[]> {
  const active = (await listAccess(ctx, processId)).filter(({ state }) => state === 'active')
  const counts = new Map(roles.map((role) => [role, active.filter((held) => held.role === role).length]))
  return roles.filter(readsOncePublished).map((role) => ({ role, accounts: counts.get(role) ?? 0 }))
}

function readsOncePublished(role: Role): boolean {
  const holder: Actor = {
    accountId: '',
    name: '',
    email: '',
    locale: 'fr',
    grants: [{ processId: 'any', role, employerIds: null }],
  }
  return may(holder, 'report.read', 'any') && !may(holder, 'report.publish', 'any')
}

function visibleResults(ctx: Ctx, processId: string) {
  const results = ctx.db.selectFrom('results').where('results.process_id', '=', processId)
  return may(ctx.actor, 'report.publish', processId) ? results : results.where('published_on', 'is not', null)
}
