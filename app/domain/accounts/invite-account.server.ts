import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { atAccessDesk, requireGrantable, writeEmployers } from './internal/access-desk.server.ts'
import { requireComingDay } from './internal/coming-day.server.ts'
import { findOrCreateAccount } from './internal/find-or-create-account.server.ts'
import { sendRoleGrantedJob } from './jobs.server.ts'
import { boundsOf, type Invite } from './schema.ts'

/** Accesses that may be given in one démarche within an hour: each one sends a message. */
export const invitationsPerHour = 40

/**
 * Gives somebody a role in a démarche and asks the worker for the message that says so. An address that has an account
 * keeps it, under its own name and language: the answer is the same.
 * @returns the identifier of the role
 * @throws DomainError `access.more-than-held` (403) · `access.already-held` (409) · `access.past-day` (422) ·
 *   `access.unknown-employer` (422) · `access.too-many` (429)
 */
export async function inviteAccount(ctx: Ctx, processId: string, input: Invite): Promise<string> {
  const { employerIds, endsOn } = boundsOf(input)
  return atAccessDesk(ctx, processId, async (desk) => {
    requireGrantable(desk, input.role, processId)
    await requireComingDay(desk, endsOn)
    await requireFewGrants(desk, processId)
    const account = await findOrCreateAccount(desk, input)
    const assignment = await desk.db
      .insertInto('role_assignments')
      .values({
        account_id: account.id,
        process_id: processId,
        role: input.role,
        created_at: desk.now(),
        ends_on: endsOn,
        notice: 'queued',
      })
      .onConflict((conflict) => conflict.columns(['account_id', 'process_id', 'role']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!assignment) throw new DomainError('access.already-held', 409)
    await writeEmployers(desk, processId, assignment.id, employerIds)
    await recordAction(desk, {
      processId,
      action: 'role.granted',
      details: { name: account.name, role: input.role },
    })
    await enqueue(desk, sendRoleGrantedJob, { assignmentId: assignment.id })
    return assignment.id
  })
}

/** Counted in the journal, which the lock of the desk makes exact: taking a role away gives nothing back. */
async function requireFewGrants(desk: Ctx, processId: string): Promise<void> {
  const { given } = await desk.db
    .selectFrom('journal')
    .select(({ fn }) => fn.countAll<string>().as('given'))
    .where('process_id', '=', processId)
    .where('action', '=', 'role.granted')
    .where('at', '>', new Date(desk.now().getTime() - 3_600_000))
    .executeTakeFirstOrThrow()
  if (Number(given) >= invitationsPerHour)
    throw new DomainError('access.too-many', 429, { most: invitationsPerHour })
}
