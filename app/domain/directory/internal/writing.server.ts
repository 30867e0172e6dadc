import { type RawBuilder, sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { ImportPlan } from '../import-plan.ts'
import { tableOf } from './note-changes.server.ts'

/** Rows written by one statement: far below PostgreSQL's 65 535 parameters, small enough to show progress. */
const batchSize = 500

export function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize)
}

export function asJson(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`
}

/** A plan being written, in the caller's transaction. */
export interface Writing {
  ctx: AnyCtx
  processId: string
  importId: string
  plan: ImportPlan
  /** `employment` of agents, `mandate` of elected officials. */
  tie: 'employment' | 'mandate'
  written(lines: number): Promise<void>
}

/** The table of what ties persons to employers. */
export const ties = (writing: Writing) => sql.table(tableOf[writing.tie])
