import type { Kysely } from 'kysely'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { contentHash } from '#app/domain/results/content-hash.ts'
import { readClosedWave } from '#app/domain/results/internal/read-wave.server.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import type { Database } from '#db/schema/index.ts'
import { canonicalJson } from '#surveys/canonical-json.ts'
import { attackParticipation, attackPublished, type Derived } from './attack-publication.ts'

export interface AuditedResults {
  id: string
  waveId: string
  number: number
  title: string
  /** What is wrong with it before any attack: altered, or saying what its counts do not. */
  altered: string[]
  items: Derived[]
  participation: string[]
}

/**
 * Replays the attacker on results: that it is the one frozen, that it says what the stored counts say, that they are counts
 * the rule could have written, and what somebody who knows the size of every group derives of them.
 * @param resultsId as `findAudited` gives it
 */
export async function auditResults(db: Kysely<Database>, resultsId: string): Promise<AuditedResults> {
  const report = await db
    .selectFrom('results')
    .select(['id', 'wave_id', 'number', 'frozen_on', 'content', 'sha256'])
    .where('id', '=', resultsId)
    .executeTakeFirstOrThrow()
  const content = report.content as ResultsContent
  const altered: string[] = []
  if (!contentHash(content).equals(report.sha256)) altered.push('it is not the one that was frozen')
  const wave = await readClosedWave(db, report.wave_id)
  const again = composeResults({ ...wave, number: report.number, frozenOn: report.frozen_on })
  if (canonicalJson(figures(again, content.format)) !== canonicalJson(figures(content, content.format)))
    altered.push('its figures are not those of the counts of its wave')
  const { published } = wave
  return {
    id: report.id,
    waveId: report.wave_id,
    number: report.number,
    title: `${content.wave.label}, ${content.wave.title.fr}`,
    altered,
    items: published ? attackPublished(published) : [],
    participation: published ? attackParticipation(published) : [],
  }
}

/** What of results are figures: its sentences may be worded otherwise since. The first format had no classes of people. */
function figures({ themes, questions, participation }: ResultsContent, format: number) {
  const members = (value: object) => Object.entries(value).filter(([key]) => format > 1 || key !== 'people')
  const numbers = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(numbers)
    if (typeof value === 'number') return value
    if (typeof value !== 'object' || value === null) return null
    return Object.fromEntries(members(value).map(([key, member]) => [key, numbers(member)]))
  }
  return numbers({ themes, questions, participation })
}

/** @returns what the audit found that must not be */
export function disclosuresOf(report: AuditedResults): string[] {
  return [
    ...report.altered,
    ...report.items.flatMap(({ code, certain }) => certain.map((one) => `${code}: ${one}`)),
    ...report.participation.map((one) => `participation: ${one}`),
  ]
}

export function describeResults(report: AuditedResults): string {
  const lines = report.items.map(({ code, blocks, step, examined, closest }) => {
    if (blocks === 0) return `  ${code.padEnd(16)} not shown`
    const near = closest
      ? `at best, of ${closest.people} people between ${closest.min} and ${closest.max} in one class`
      : 'one person a group'
    return `  ${code.padEnd(16)} ${step} classes, ${blocks} groups, ${examined} sets tried: ${near}`
  })
  const found = disclosuresOf(report)
  return [
    `${report.title}, report ${report.number} (${report.id})`,
    ...lines,
    ...found.map((one) => `  DISCLOSED ${one}`),
    `  ${found.length} disclosures`,
  ].join('\n')
}
