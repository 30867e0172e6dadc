import type { Ctx } from '#app/domain/context.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { RoleOf } from './change-role.server.ts'
import {
  atAccessDesk,
  requireAnotherAdministrator,
  requireAssignment,
} from './internal/access-desk.server.ts'
import { sendRoleGrantedJob } from './jobs.server.ts'

/**
 * Suspends a role: it opens nothing from the next request on, and can be restored as it was.
 * @throws DomainError `not-found` (404) · `access.more-than-held` (403) · `access.last-administrator` (409)
 */
export async function suspendRole(ctx: Ctx, { processId, assignmentId }: RoleOf): Promise<void> {
  await atAccessDesk(ctx, processId, async (desk) => {
    const assignment = await requireAssignment(desk, processId, assignmentId)
    if (assignment.suspended) return
    await requireAnotherAdministrator(desk, processId, assignment)
    await setSuspended(desk, assignment.id, desk.now())
    const { name, role } = assignment
    await recordAction(desk, { processId, action: 'role.suspended', details: { name, role } })
  })
}

/**
 * Restores a suspended role.
 * @throws DomainError `not-found` (404) · `access.more-than-held` (403)
 */
export async function restoreRole(ctx: Ctx, { processId, assignmentId }: RoleOf): Promise<void> {
  await atAccessDesk(ctx, processId, async (desk) => {
    const assignment = await requireAssignment(desk, processId, assignmentId)
    if (!assignment.suspended) return
    await setSuspended(desk, assignment.id, null)
    // Suspended before its message left: nobody has told her yet.
    await enqueue(desk, sendRoleGrantedJob, { assignmentId: assignment.id })
    const { name, role } = assignment
    await recordAction(desk, { processId, action: 'role.restored', details: { name, role } })
  })
}

async function setSuspended(desk: Ctx, assignmentId: string, at: Date | null): Promise<void> {
  await desk.db
    .updateTable('role_assignments')
    .set({ suspended_at: at })
    .where('id', '=', assignmentId)
    .execute()
}
