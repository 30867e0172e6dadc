import { z } from 'zod'
import { locales } from '#app/i18n/index.ts'
import { roles } from './permissions.ts'

export const emailSchema = z
  .email()
  .max(254)
  .transform((value) => value.trim().toLowerCase())

/** One line: a name stands in the header of a message. */
const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u)

export const signInRequestSchema = z.object({ email: emailSchema })

export const firstPilotSchema = z.object({
  code: z.string().trim().min(1).max(100),
  name: nameSchema,
  email: emailSchema,
})
export type FirstPilot = z.output<typeof firstPilotSchema>

const roleFields = {
  role: z.enum(roles),
  employerIds: z.array(z.uuid()).max(500).default([]),
  endsOn: z.iso.date().optional(),
}

interface RoleFields {
  role: (typeof roles)[number]
  employerIds: string[]
  endsOn?: string | undefined
}

/** Human resources are bounded by employers, the external evaluator by a day; nobody else is. */
function requireBounds(input: RoleFields, context: z.RefinementCtx): void {
  if (input.role === 'human_resources' && input.employerIds.length === 0)
    context.addIssue({ code: 'custom', path: ['employerIds'], message: 'required' })
  if (input.role === 'evaluator' && !input.endsOn)
    context.addIssue({ code: 'custom', path: ['endsOn'], message: 'required' })
}

/** What bounds a role: employers for human resources, a last day for the external evaluator, nothing for every other. */
export function boundsOf({ role, employerIds, endsOn }: RoleFields): {
  employerIds: readonly string[]
  endsOn: string | null
} {
  return {
    employerIds: role === 'human_resources' ? employerIds : [],
    endsOn: role === 'evaluator' ? (endsOn ?? null) : null,
  }
}

export const roleSchema = z.object(roleFields).superRefine(requireBounds)
export type RoleInput = z.output<typeof roleSchema>

export const inviteSchema = z
  .object({ name: nameSchema, email: emailSchema, locale: z.enum(locales), ...roleFields })
  .superRefine(requireBounds)
export type Invite = z.output<typeof inviteSchema>

export const administratorInviteSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  locale: z.enum(locales),
})
export type AdministratorInvite = z.output<typeof administratorInviteSchema>

export const ownAccountSchema = z.object({ name: nameSchema, locale: z.enum(locales) })
export type OwnAccount = z.output<typeof ownAccountSchema>
