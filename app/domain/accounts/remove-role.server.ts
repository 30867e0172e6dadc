import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { RoleOf } from './change-role.server.ts'
import {
  atAccessDesk,
  requireAnotherAdministrator,
  requireAssignment,
} from './internal/access-desk.server.ts'

/**
 * Takes a role away. The account stays: the journal names it, and it may hold other roles.
 * @throws DomainError `not-found` (404) · `access.more-than-held` (403) · `access.last-administrator` (409)
 */
export async function removeRole(ctx: Ctx, { processId, assignmentId }: RoleOf): Promise<void> {
  await atAccessDesk(ctx, processId, async (desk) => {
    const assignment = await requireAssignment(desk, processId, assignmentId)
    await requireAnotherAdministrator(desk, processId, assignment)
    await desk.db.deleteFrom('role_assignments').where('id', '=', assignment.id).execute()
    const { name, role } = assignment
    await recordAction(desk, { processId, action: 'role.removed', details: { name, role } })
  })
}
