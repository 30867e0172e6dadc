import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { readReceipt } from '../receipt-code.ts'
import { hashReceipt } from './hash-receipt.server.ts'

/** The thread a code opens. @param code as it was typed @throws DomainError `concerns.unknown-code` (404) */
export async function findConcern(ctx: AnonymousCtx, code: string, secret: Buffer) {
  const read = readReceipt(code)
  const found = read
    ? await ctx.db
        .selectFrom('concerns')
        .innerJoin('processes', 'processes.id', 'concerns.process_id')
        .select(['concerns.id', 'processes.name', 'processes.archived_at', 'nature', 'theme', 'reply'])
        .where('receipt', '=', await hashReceipt(read, secret))
        .executeTakeFirst()
    : undefined
  if (!found) throw new DomainError('concerns.unknown-code', 404)
  const { archived_at, ...concern } = found
  return { ...concern, archived: archived_at !== null }
}
