import { availableParallelism } from 'node:os'
import { sql } from 'kysely'
import { Piscina } from 'piscina'
import { type Counts, createCounter } from '#app/domain/disclosure/counter.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import type { AnonymousCtx } from '../../context.ts'
import type { VoidReason } from '../judge-ballot.ts'
import { countBallots } from '../queries.server.ts'
import { nullifierBytes, recordBytes } from './ballot-records.ts'
import type { OpenedBatch, OpeningSettings, OpeningTask } from './open-ballots.ts'
import { urnTables } from './urn-tables.server.ts'

/** Everything that is kept of a urn's ballots. */
export interface OpenedUrn {
  ballots: number
  counts: Counts
  void: Partial<Record<VoidReason, number>>
  comments: { question: string; body: string }[]
}

/** Ballots read and opened together; 8 kB each, a few batches stand in memory at a time. */
const batchSize = 200

/**
 * Opens every ballot of a closed urn in threads, reading it in the order of the nullifiers, which says nothing of arrival.
 * Memory: a few batches, one table of counts, and the comments.
 * @param progress called after each batch with the number of ballots opened, and of how many
 */
export async function countUrn(
  ctx: AnonymousCtx,
  settings: OpeningSettings,
  progress: (opened: number, of: number) => void | Promise<void>,
): Promise<OpenedUrn> {
  const threads = availableParallelism()
  const pool = new Piscina<OpeningTask, OpenedBatch>({
    filename: new URL('./open-ballots.ts', import.meta.url).href,
    workerData: settings,
    maxThreads: threads,
  })
  const { definition, tree, second } = settings
  const counter = createCounter(readQuestionnaire(definition), tree, second)
  const urn: Omit<OpenedUrn, 'counts'> = { ballots: 0, void: {}, comments: [] }
  const all = await countBallots(ctx, settings.waveId)
  const running = new Set<Promise<void>>()
  async function open(task: OpeningTask): Promise<void> {
    const batch = await pool.run(task, { transferList: [task.records.buffer as ArrayBuffer] })
    urn.ballots += batch.ballots
    counter.merge(batch.counts)
    for (const comment of batch.comments) urn.comments.push(comment)
    for (const [reason, n] of Object.entries(batch.void) as [VoidReason, number][]) {
      urn.void[reason] = (urn.void[reason] ?? 0) + n
    }
    await progress(urn.ballots, all)
  }
  try {
    for await (const records of readRecords(ctx, settings)) {
      const task = open({ records }).finally(() => running.delete(task))
      running.add(task)
      if (running.size > threads) await Promise.race(running)
    }
    await Promise.all(running)
  } finally {
    await Promise.allSettled(running)
    await pool.destroy()
  }
  return { ...urn, counts: counter.counts() }
}

async function* readRecords(ctx: AnonymousCtx, { waveId, ballotLength }: OpeningSettings) {
  const { ballots } = urnTables(waveId)
  const size = recordBytes(ballotLength)
  let after: Buffer = Buffer.alloc(0)
  for (;;) {
    const { rows } = await sql<{ nullifier: Buffer; sealed: Buffer }>`
      select nullifier, enc || ciphertext as sealed from ${sql.table(ballots)}
      where nullifier > ${after} order by nullifier limit ${batchSize}`.execute(ctx.db)
    if (rows.length === 0) return
    const records = new Uint8Array(rows.length * size)
    for (const [place, { nullifier, sealed }] of rows.entries()) {
      // What the urn never accepted (a row written by hand) stays zeros, which open under no key: it is void.
      if (nullifier.length !== nullifierBytes || nullifierBytes + sealed.length !== size) continue
      records.set(nullifier, place * size)
      records.set(sealed, place * size + nullifierBytes)
    }
    after = rows.at(-1)!.nullifier
    yield records
  }
}
