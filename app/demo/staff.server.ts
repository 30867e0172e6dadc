import {
  createAccount,
  createFirstPilot,
  ensureSetupCode,
} from '#app/domain/accounts/create-first-pilot.server.ts'
import type { Actor, Role } from '#app/domain/accounts/permissions.ts'
import { closeSession, getActor } from '#app/domain/accounts/session.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { centralCommune, epci } from './territory.ts'

interface Holder {
  role: Role
  name: string
  email: string
}

const pilot: Holder = { role: 'pilot', name: 'Claire Fontanel', email: `claire.fontanel@${epci.domain}` }

/** One account for each other role. */
const holders: readonly Holder[] = [
  { role: 'administrator', name: 'Hervé Lacombe', email: `herve.lacombe@${epci.domain}` },
  { role: 'moderator', name: 'Nadia Belkacem', email: `nadia.belkacem@${epci.domain}` },
  { role: 'human_resources', name: 'Sylvie Marchetti', email: `sylvie.marchetti@${epci.domain}` },
  { role: 'steering_committee', name: 'Bernard Castaing', email: `bernard.castaing@${epci.domain}` },
  { role: 'follow_up_committee', name: 'Odile Perrault', email: `odile.perrault@${epci.domain}` },
  { role: 'staff_representative', name: 'Mickaël Thévenet', email: `mickael.thevenet@${epci.domain}` },
  { role: 'evaluator', name: 'Inès Vasseur', email: `ines.vasseur@${epci.domain}` },
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

/** Gives each other role of the démarche to an account. No screen does it yet: the rows are written here. */
export async function appointStaff(ctx: AnonymousCtx, processId: string): Promise<void> {
  for (const { role, name, email } of holders) {
    const accountId = await createAccount(ctx, { name, email, locale: 'fr' })
    const { id } = await ctx.db
      .insertInto('role_assignments')
      .values({ account_id: accountId, process_id: processId, role, created_at: ctx.now() })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (role === 'human_resources') await boundToCentralCommune(ctx, processId, id)
  }
}

async function boundToCentralCommune(ctx: AnonymousCtx, processId: string, assignmentId: string) {
  const employer = await ctx.db
    .selectFrom('employers')
    .select('id')
    .where('process_id', '=', processId)
    .where('insee_code', '=', centralCommune.inseeCode)
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('role_assignment_employers')
    .values({ assignment_id: assignmentId, employer_id: employer.id })
    .execute()
}
