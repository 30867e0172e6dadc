import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import {
  atAccessDesk,
  requireAnotherAdministrator,
  requireAssignment,
  requireGrantable,
  writeEmployers,
} from './internal/access-desk.server.ts'
import { requireComingDay } from './internal/coming-day.server.ts'
import { boundsOf, type RoleInput } from './schema.ts'

/** Which role of which démarche. */
export interface RoleOf {
  processId: string
  assignmentId: string
}

/**
 * Changes a role, its employers or its last day; a suspended role stays suspended.
 * @throws DomainError `not-found` (404) · `access.more-than-held` (403) for the old role or the new one ·
 *   `access.last-administrator` (409) · `access.already-held` (409) · `access.past-day`, `access.unknown-employer` (422)
 */
export async function changeRole(ctx: Ctx, { processId, assignmentId }: RoleOf, input: RoleInput) {
  const { employerIds, endsOn } = boundsOf(input)
  await atAccessDesk(ctx, processId, async (desk) => {
    const assignment = await requireAssignment(desk, processId, assignmentId)
    requireGrantable(desk, input.role, processId)
    await requireComingDay(desk, endsOn)
    if (input.role !== assignment.role) {
      await requireAnotherAdministrator(desk, processId, assignment)
      await requireNotHeld(desk, processId, assignment.accountId, input.role)
    }
    await desk.db
      .updateTable('role_assignments')
      .set({ role: input.role, ends_on: endsOn })
      .where('id', '=', assignment.id)
      .execute()
    await writeEmployers(desk, processId, assignment.id, employerIds)
    await recordAction(desk, {
      processId,
      action: 'role.changed',
      details: { name: assignment.name, before: assignment.role, role: input.role },
    })
  })
}

async function requireNotHeld(desk: Ctx, processId: string, accountId: string, role: string) {
  const held = await desk.db
    .selectFrom('role_assignments')
    .select('id')
    .where('account_id', '=', accountId)
    .where('process_id', '=', processId)
    .where('role', '=', role)
    .executeTakeFirst()
  if (held) throw new DomainError('access.already-held', 409)
}
