import { type Actor, may, type Role } from '#app/domain/accounts/permissions.ts'
import type { ReportKind } from './report-content.ts'

/** Who reads a version, in the order they may: « les élus d’abord ». */
export const audiences = ['steering', 'committees', 'public'] as const
export type Audience = (typeof audiences)[number]

/**
 * The roles of each. The steering committee and the staff representatives are one audience: neither ever reads before the
 * other. Human resources are in none: they see the groups of their own employers only, and a report can't be cut down to
 * them; they read the results so restricted, and what is public.
 */
export const audienceRoles: Record<Audience, readonly Role[]> = {
  steering: ['steering_committee', 'staff_representative'],
  committees: ['follow_up_committee', 'evaluator'],
  public: [],
}

/** To whom a report of this kind may be shown: what is written for a committee is not put to everybody. */
export function audiencesOf(kind: ReportKind): readonly Audience[] {
  return kind === 'restitution' ? audiences : audiences.filter((audience) => audience !== 'public')
}

/**
 * The audiences somebody belongs to in a démarche; `all` for whoever writes reports. Everybody belongs to the public.
 * @param actor null for a visitor
 */
export function audiencesFor(actor: Actor | null, processId: string): 'all' | Audience[] {
  if (!actor) return ['public']
  if (may(actor, 'report.publish', processId)) return 'all'
  const held = actor.grants.filter((grant) => grant.processId === processId).map(({ role }) => role)
  return audiences.filter(
    (audience) => audience === 'public' || audienceRoles[audience].some((role) => held.includes(role)),
  )
}
