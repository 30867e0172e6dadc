import { sql } from 'kysely'
import type { AnonymousCtx, AnyCtx } from '#app/domain/context.ts'
import { defaultK } from '#app/domain/disclosure/frame.ts'
import type { ConcernsTable } from '#db/schema/concerns.ts'
import { findConcern } from './internal/find-concern.server.ts'
import { readableAt } from './internal/readable-at.ts'

export interface Message {
  author: 'author' | 'desk'
  body: string
}

export interface Thread {
  processName: string
  nature: ConcernsTable['nature']
  theme: string | null
  reply: ConcernsTable['reply']
  /** In the order in which they were written; without a date. */
  messages: Message[]
}

export interface DeskThread {
  id: string
  nature: ConcernsTable['nature']
  theme: string | null
  intensity: number | null
  reply: ConcernsTable['reply']
  /** Null when she did not say it, or where the employer has fewer than k agents. */
  employerId: string | null
  /** The day from which the desk could read its first message, YYYY-MM-DD. */
  readableOn: string
  messages: Message[]
}

/**
 * The thread a code opens, for its author.
 * @param code as it was typed; it comes by POST, never in an address
 * @param secret the server secret
 * @throws DomainError `concerns.unknown-code` (404)
 */
export async function readConcern(
  ctx: AnonymousCtx,
  { code, secret }: { code: string; secret: Buffer },
): Promise<Thread> {
  const { id, name, nature, theme, reply } = await findConcern(ctx, code, secret)
  const messages = await ctx.db
    .selectFrom('concern_messages')
    .select(['author', 'body'])
    .where('concern_id', '=', id)
    .orderBy('place')
    .execute()
  return { processName: name, nature, theme, reply, messages }
}

/**
 * What the desk may read of a démarche now, the newest day first; within a day, by identifiers drawn at random.
 * @param k fewest agents of an employer that is named
 */
export async function listConcerns(ctx: AnyCtx, processId: string, k = defaultK): Promise<DeskThread[]> {
  const { rows } = await sql<DeskThread>`
    select concerns.id, nature, theme, intensity, reply, first.readable_on as "readableOn",
      case when (select count(*) from employments where employments.employer_id = concerns.employer_id and main) >= ${k}
        then employer_id end as "employerId",
      (select jsonb_agg(jsonb_build_object('author', author, 'body', body) order by place)
        from concern_messages where concern_id = concerns.id and ${readable('concern_messages', ctx)}) as messages
    from concerns
    join concern_messages first on first.concern_id = concerns.id and first.place = 1
    where process_id = ${processId} and ${readable('first', ctx)}
    order by first.readable_on desc, concerns.id`.execute(ctx.db)
  return rows
}

/** How many threads the desk may read now: counted sooner, they would tell when they were written. */
export async function countConcerns(ctx: AnyCtx, processId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from concerns
    join concern_messages first on first.concern_id = concerns.id and first.place = 1
    where process_id = ${processId} and ${readable('first', ctx)}`.execute(ctx.db)
  return rows[0]!.n
}

function readable(table: string, ctx: AnyCtx) {
  return sql<boolean>`(${sql.ref(`${table}.author`)} = 'desk'
    or ${readableAt(table)} <= ${ctx.now()}::timestamptz)`
}
