import type { Kysely } from 'kysely'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import type { Database } from '#db/schema/index.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { barometerRows, both, makeTree } from './published-wave.ts'

const { definition } = instruments['barometre-agents']
export const tree = makeTree('segment')
export const rows: TallyRow[] = barometerRows(readQuestionnaire(definition), tree)
export const closedAt = new Date('2026-12-01T17:20:00Z')

export interface ClosedWaveOptions {
  state?: 'launched' | 'closed'
  ballots?: number
  tallies?: TallyRow[]
  /** By segments without it. */
  tree?: TreeNode[]
}

export async function makeProcess(db: Kysely<Database>): Promise<string> {
  const { id } = await db
    .insertInto('processes')
    .values({
      name: 'Mutualisation',
      epci_name: 'Val d’Ambre',
      epci_siren: '200000001',
      launch_on: '2026-03-01',
      created_at: closedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What is left of a wave of the barometer once closed: notices, tree, tallies, twelve comments. */
export async function makeClosedWave(
  db: Kysely<Database>,
  processId: string,
  options: ClosedWaveOptions = {},
): Promise<string> {
  const hash = Buffer.from(definitionHash(definition), 'hex')
  await db
    .insertInto('definitions')
    .values({ hash, definition: JSON.stringify(definition) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const consultation = await db
    .insertInto('consultations')
    .values({ process_id: processId, instrument: 'barometre-agents', created_on: '2026-11-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: waveId } = await db
    .insertInto('waves')
    .values({
      consultation_id: consultation.id,
      definition_hash: hash,
      languages: ['fr', 'en'],
      opens_at: new Date('2026-11-10T08:00:00Z'),
      closes_at: new Date('2026-12-01T17:00:00Z'),
      k: 10,
      state: options.state ?? 'closed',
      test: false,
      level: 1,
      invited: 315,
      ballots: options.ballots ?? 196,
      void: JSON.stringify({ answers: 1 }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('wave_notices')
    .values({
      wave_id: waveId,
      label: 'T0',
      title: both('Baromètre', 'Barometer'),
      who: both('Nous', 'We'),
      why: both('Savoir', 'Know'),
      contact: both('RH', 'HR'),
      no_representatives: true,
      depth: 'segment',
    })
    .execute()
  await db
    .insertInto('wave_nodes')
    .values((options.tree ?? tree).map(({ id, ...node }) => ({ ...node, wave_id: waveId, node: id })))
    .execute()
  const tallies = options.tallies ?? rows
  if (tallies.length > 0)
    await db
      .insertInto('tallies')
      .values(tallies.map((row) => ({ ...row, wave_id: waveId })))
      .execute()
  await db
    .insertInto('comments')
    .values(
      Array.from({ length: 12 }, () => ({
        wave_id: waveId,
        question: 'BA21',
        body: 'Trop de trajets',
        moderation: 'unread' as const,
      })),
    )
    .execute()
  return waveId
}

/** One more comment, that nobody has read. @returns its identifier */
export async function writeComment(db: Kysely<Database>, waveId: string, body: string): Promise<string> {
  const { id } = await db
    .insertInto('comments')
    .values({ wave_id: waveId, question: 'BA21', body, moderation: 'unread' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
