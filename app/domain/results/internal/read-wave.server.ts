import { type Kysely, sql } from 'kysely'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { isSecondClass } from '#app/domain/disclosure/node-ids.ts'
import type { Published } from '#app/domain/disclosure/published.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { Database } from '#db/schema/index.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import type { WaveFacts } from '../compose-results.ts'
import { localDay } from '../local-day.ts'

export interface ClosedWave {
  processId: string
  facts: WaveFacts
  questionnaire: Questionnaire
  published: Published | null
}

/**
 * Everything results is made of, from the tables that are left once a wave is closed.
 * @throws DomainError `results.wave-not-closed` (409) before the urn was opened
 */
export async function readClosedWave(db: Kysely<Database>, waveId: string): Promise<ClosedWave> {
  const wave = await db
    .selectFrom('waves')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('processes', 'processes.id', 'consultations.process_id')
    .innerJoin('definitions', 'definitions.hash', 'waves.definition_hash')
    .select([
      'waves.state',
      'waves.opens_at',
      'waves.closes_at',
      'waves.k',
      'waves.test',
      'waves.invited',
      'waves.ballots',
      'waves.void',
      'wave_notices.label',
      'wave_notices.title',
      'processes.id as process_id',
      'processes.name',
      'processes.epci_name',
      'definitions.definition',
    ])
    .where('waves.id', '=', waveId)
    .executeTakeFirst()
  if (wave?.state !== 'closed' || !wave.opens_at || !wave.closes_at)
    throw new DomainError('results.wave-not-closed', 409)
  const questionnaire = readQuestionnaire((await findCorrected(db, waveId)) ?? wave.definition)
  const tree = await readTree(db, waveId)
  const frame = createFrame({ questionnaire, tree, k: wave.k })
  const ballots = wave.ballots ?? 0
  const voidBallots = Object.values((wave.void ?? {}) as Record<string, number>).reduce(
    (sum, n) => sum + n,
    0,
  )
  const rows = await readTallyRows(db, waveId)
  return {
    processId: wave.process_id,
    questionnaire,
    published: ballots - voidBallots < wave.k ? null : readTallies(frame, rows),
    facts: {
      territory: wave.epci_name,
      processName: wave.name,
      label: wave.label,
      title: wave.title as LocalizedText,
      test: wave.test,
      opensOn: localDay(wave.opens_at),
      closesOn: localDay(wave.closes_at),
      k: frame.k,
      m: frame.m,
      invited: wave.invited ?? 0,
      ballots,
      void: voidBallots,
      comments: await countComments(db, waveId),
    },
  }
}

/** Thirty thousand rows of a metropolitan wave, in three hundred: each row that comes by itself costs more than its count. */
async function readTallyRows(db: Kysely<Database>, waveId: string): Promise<TallyRow[]> {
  const together = await db
    .selectFrom('tallies')
    .select([
      'question',
      'step',
      'class',
      sql<[string, number][]>`json_agg(json_build_array(node, n))`.as('nodes'),
    ])
    .where('wave_id', '=', waveId)
    .groupBy(['question', 'step', 'class'])
    .execute()
  return together.flatMap(({ nodes, ...row }) => nodes.map(([node, n]) => ({ ...row, node, n })))
}

const segmentOrder: readonly string[] = ['epci', 'central_commune', 'other_communes']

/** The EPCI first, then its centre, then the others: the order people name them in; the two classes of people last. */
function segmentRank(node: string): number {
  if (isSecondClass(node)) return segmentOrder.length + 1
  const segment = node.split(/[/+]/)[1] ?? ''
  const rank = segmentOrder.indexOf(segment)
  return rank === -1 ? segmentOrder.length : rank
}

/** The frozen tree, parents before children, then the two classes of the second dimension where there is one. */
export async function readTree(db: Kysely<Database>, waveId: string): Promise<TreeNode[]> {
  const rows = await db
    .selectFrom('wave_nodes')
    .select(['node', 'parent', 'label', 'headcount'])
    .where('wave_id', '=', waveId)
    .orderBy('node')
    .execute()
  const below = (parent: string | null): TreeNode[] =>
    rows
      .filter((row) => row.parent === parent)
      .sort((a, b) => segmentRank(a.node) - segmentRank(b.node) || (a.node < b.node ? -1 : 1))
      .flatMap((row) => [
        { id: row.node, parent, label: row.label as LocalizedText, headcount: row.headcount },
        ...below(row.node),
      ])
  return below(null)
}

async function countComments(db: Kysely<Database>, waveId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('comments')
    .select(({ fn }) => ['question', fn.countAll<string>().as('count')])
    .where('wave_id', '=', waveId)
    .groupBy('question')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.question, Number(row.count)]))
}

/** The definition as people read it at the close, when a text of it was corrected; null otherwise. */
async function findCorrected(db: Kysely<Database>, waveId: string): Promise<unknown> {
  const row = await db
    .selectFrom('wave_corrections')
    .innerJoin('definitions', 'definitions.hash', 'wave_corrections.definition_hash')
    .select('definitions.definition')
    .where('wave_corrections.wave_id', '=', waveId)
    .orderBy('wave_corrections.version', 'desc')
    .executeTakeFirst()
  return row?.definition ?? null
}
