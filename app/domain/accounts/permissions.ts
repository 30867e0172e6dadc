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
  'process.archive',
  'access.read',
  'access.manage',
  'access.appoint',
  'journal.read',
  'settings.edit',
  'directory.read',
  'directory.import',
  'directory.edit',
  'directory.export',
  'wave.read',
  'wave.prepare',
  'wave.launch',
  'wave.run',
  'record.read',
  'report.read',
  'report.publish',
  'comment.moderate',
  'comment.read',
] as const
export type Permission = (typeof permissions)[number]

/** Everything but what makes and unmakes administrators. */
const pilot: readonly Permission[] = permissions.filter((permission) => permission !== 'access.appoint')

const reader: readonly Permission[] = ['process.read', 'report.read']

/** Comments once a moderator confirmed them: those who decide on the work, and those who speak for the staff. */
const commentReader: readonly Permission[] = [...reader, 'comment.read']

const granted: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  pilot,
  moderator: ['process.read', 'comment.moderate'],
  human_resources: [...commentReader, 'directory.read'],
  steering_committee: commentReader,
  follow_up_committee: reader,
  staff_representative: [...commentReader, 'record.read'],
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

/** Whether the actor administers the instance: she creates démarches, and makes and unmakes other administrators. */
export function administersInstance({ grants }: Actor): boolean {
  return grants.some(({ processId, role }) => processId === null && role === 'administrator')
}

/** What a role may do, in the order of `permissions`. */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissions.filter((permission) => granted[role].includes(permission))
}

/**
 * Whether the actor may give, change, suspend or take away this role: she manages accesses and holds every right the role
 * has, so that nobody gives more than she holds. Hence only an administrator makes or unmakes another one.
 */
export function mayGrant(actor: Actor, role: Role, processId: string): boolean {
  return (
    may(actor, 'access.manage', processId) &&
    granted[role].every((permission) => may(actor, permission, processId))
  )
}

/**
 * The employers about whom the actor may do this: `all` of the démarche, or those of her human-resources roles.
 * Every query that returns something of a person or an employer takes it; an empty list returns nothing.
 */
export function scopeOf(actor: Actor, permission: Permission, processId: string): Scope {
  const grants = actor.grants.filter(
    (grant) => grant.processId === processId && granted[grant.role].includes(permission),
  )
  if (grants.some((grant) => grant.employerIds === null)) return 'all'
  return [...new Set(grants.flatMap((grant) => grant.employerIds ?? []))]
}

/** `all`, or the identifiers of employers. */
export type Scope = 'all' | readonly string[]
