import { createFirstPilot, ensureSetupCode } from '#app/domain/accounts/create-first-pilot.server.ts'
import { inviteAccount } from '#app/domain/accounts/invite-account.server.ts'
import type { Actor, Role } from '#app/domain/accounts/permissions.ts'
import { listEmployerChoices } from '#app/domain/accounts/queries.server.ts'
import { inviteSchema } from '#app/domain/accounts/schema.ts'
import { closeSession, getActor } from '#app/domain/accounts/session.server.ts'
import { suspendRole } from '#app/domain/accounts/suspend-role.server.ts'
import type { AnonymousCtx, Ctx } from '#app/domain/context.ts'
import { centralCommune, epci } from './territory.ts'

interface Holder {
  role: Role
  name: string
  email: string
  /** Of human resources, by name. */
  employer?: string
  suspended?: true
}

const person = (name: string) => {
  const local = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, '.')
  return { name, email: `${local}@${epci.domain}` }
}

const pilot: Holder = { role: 'pilot', ...person('Claire Fontanel') }

/** Who else works here: each role once, human resources of two employers, and somebody who left a committee. */
const holders: readonly Holder[] = [
  { role: 'administrator', ...person('Hervé Lacombe') },
  { role: 'moderator', ...person('Nadia Belkacem') },
  { role: 'human_resources', ...person('Sylvie Marchetti'), employer: centralCommune.name },
  { role: 'human_resources', ...person('Karim Benhaddou'), employer: epci.name },
  { role: 'steering_committee', ...person('Bernard Castaing') },
  { role: 'follow_up_committee', ...person('Odile Perrault') },
  { role: 'follow_up_committee', ...person('Gilles Aubert'), suspended: true },
  { role: 'staff_representative', ...person('Mickaël Thévenet') },
  { role: 'evaluator', ...person('Inès Vasseur') },
]

/** Makes the first pilot as a new instance does, by its set-up code. */
export async function appointPilot(ctx: AnonymousCtx): Promise<Actor> {
  const code = await ensureSetupCode(ctx)
  if (!code) throw new Error('the demonstration is made on an empty database')
  const session = await createFirstPilot(ctx, { code, name: pilot.name, email: pilot.email })
  const actor = await getActor(ctx, session)
  await closeSession(ctx, session)
  return actor!
}

/** Her rights once she made the démarche. */
export function pilotOf(actor: Actor, processId: string): Actor {
  const grants = (['administrator', 'pilot'] as const).map((role) => ({ processId, role, employerIds: null }))
  return { ...actor, grants: [...actor.grants, ...grants] }
}

/**
 * Gives each other role of the démarche to somebody, as the pilot does.
 * @param endsOn the last day of the external evaluator, YYYY-MM-DD
 * @param tell sends the message that announces a role, as the worker does
 */
export async function appointStaff(
  staff: Ctx,
  { processId, endsOn, tell }: { processId: string; endsOn: string; tell: (id: string) => Promise<void> },
): Promise<void> {
  const employers = await listEmployerChoices(staff, processId)
  for (const { role, name, email, employer, suspended } of holders) {
    const employerIds = employers.filter((one) => one.name === employer).map(({ id }) => id)
    const invite = inviteSchema.parse({ name, email, locale: 'fr', role, employerIds, endsOn })
    const assignmentId = await inviteAccount(staff, processId, invite)
    await tell(assignmentId)
    if (suspended) await suspendRole(staff, { processId, assignmentId })
  }
}
