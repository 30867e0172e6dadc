import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getPerson, type Person, type PersonTie } from './internal/get-person.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'

interface TieOf {
  processId: string
  personId: string
  tieId: string
}

/** An employment or a mandate that is to end, and what would be left to her of the same kind. */
export interface EndingTie {
  person: Person
  kind: 'agents' | 'elected'
  tie: PersonTie
  left: PersonTie[]
  /** It is all that ties her to the démarche: she leaves the list by being erased. */
  last: boolean
}

/**
 * What ending an employment or a mandate of a person would do.
 * @throws DomainError `not-found` (404) when it is not hers or not in the actor's scope
 */
export async function getEndingTie(ctx: Ctx, { processId, personId, tieId }: TieOf): Promise<EndingTie> {
  const person = await getPerson(ctx, { processId, personId, permission: 'directory.edit' })
  const kind = person.employments.some(({ id }) => id === tieId) ? 'agents' : 'elected'
  const held = kind === 'agents' ? person.employments : person.mandates
  const tie = held.find(({ id }) => id === tieId)
  if (!tie) throw new DomainError('not-found', 404)
  const { rows } = await sql<{ others: number }>`
    select (select count(*) from employments where person_id = ${personId})::integer
      + (select count(*) from mandates where person_id = ${personId})::integer - 1 as others`.execute(ctx.db)
  const left = held.filter(({ id }) => id !== tieId)
  return { person, kind, tie, left, last: rows[0]?.others === 0 }
}

/**
 * Ends an employment or a mandate of a person who keeps another: if it was the main one, she is counted at the one chosen, else
 * at the first of those left. Waves already launched keep their list and the group she was frozen in.
 * @throws DomainError `not-found` (404) · `person.last-tie` (409) when nothing would be left to her
 */
export async function endTie(ctx: Ctx, input: TieOf & { mainId: string | null }): Promise<void> {
  const { processId, personId, tieId, mainId } = input
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    const { kind, tie, left, last } = await getEndingTie(within, { processId, personId, tieId })
    if (last) throw new DomainError('person.last-tie', 409)
    const next = mainId === null ? left[0] : left.find(({ id }) => id === mainId)
    if (mainId !== null && !next) throw new DomainError('not-found', 404)
    const table = kind === 'agents' ? 'employments' : 'mandates'
    await trx.deleteFrom(table).where('id', '=', tie.id).execute()
    if (tie.main) {
      await sql`
        update ${sql.table(table)} set main = true where id = (
          select id from ${sql.table(table)} where person_id = ${personId}
          order by id = ${next?.id ?? null} desc nulls last, id limit 1)`.execute(trx)
    }
    const details = { employer: tie.employer }
    await recordAction(within, { processId, action: 'person.tie-ended', details })
  })
}
