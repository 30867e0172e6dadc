import type { Locale } from '#app/i18n/index.ts'

/** The roles an account may hold in a démarche, and what each may do. Fails closed: what isn't listed is refused. */

export const roles = [
  'administrator',
  'pilot',
  'moderator',
  'human_resources',
  'steering_committee',
  'follow_up_committee',
  'staff_representative',
  'evaluator',
] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'process.create',
  'process.read',
  'process.edit',
  'directory.read',
  'directory.import',
  'wave.read',
  'wave.prepare',
  'wave.launch',
  'record.read',
  'report.read',
  'report.publish',
] as const
export type Permission = (typeof permissions)[number]

const pilot: readonly Permission[] = permissions.filter((permission) => permission !== 'process.create')

const reader: readonly Permission[] = ['process.read', 'report.read']

const granted: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  pilot: [...pilot, 'process.create'],
  moderator: ['process.read'],
  human_resources: reader,
  steering_committee: reader,
  follow_up_committee: reader,
  staff_representative: [...reader, 'record.read'],
  evaluator: reader,
}

/**
 * One role in one démarche; `processId` null is the instance itself, where only démarches are created.
 * `employerIds` bounds a human-resources role; null everywhere else.
 */
export interface Grant {
  processId: string | null
  role: Role
  employerIds: readonly string[] | null
}

export interface Actor {
  accountId: string
  name: string
  email: string
  locale: Locale
  grants: readonly Grant[]
}

/**
 * Whether the actor may do this.
 * @param processId the démarche it is about, or null for what concerns the instance (creating a démarche)
 */
export function may(actor: Actor, permission: Permission, processId: string | null): boolean {
  return actor.grants.some((grant) => {
    const inScope = processId === null ? permission === 'process.create' : grant.processId === processId
    return inScope && granted[grant.role].includes(permission)
  })
}
