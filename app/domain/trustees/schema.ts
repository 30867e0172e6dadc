import { z } from 'zod'
import { locales } from '#app/i18n/index.ts'
import { cleanText } from '#surveys/answers.ts'

const line = z
  .string()
  .transform((text) => cleanText(text).trim())
  .pipe(z.string().min(1).max(120))

/** A trustee as the pilot names her. */
export const trusteeSchema = z.object({
  name: line,
  role: line,
  email: z.email().max(254).toLowerCase(),
  locale: z.enum(locales).default('fr'),
})
export type TrusteeInput = z.output<typeof trusteeSchema>

/** Where, and in which language, a trustee is written to from now on. */
export const trusteeAddressSchema = trusteeSchema.pick({ email: true, locale: true })
export type TrusteeAddress = z.output<typeof trusteeAddressSchema>

/** Who keeps the key of the urn: the server (1), or three trustees (2), by name. */
export const urnKeepersSchema = z
  .discriminatedUnion('level', [
    z.object({ level: z.literal('1') }),
    z.object({
      level: z.literal('2'),
      ...{ name1: line, role1: line, email1: trusteeSchema.shape.email, locale1: trusteeSchema.shape.locale },
      ...{ name2: line, role2: line, email2: trusteeSchema.shape.email, locale2: trusteeSchema.shape.locale },
      ...{ name3: line, role3: line, email3: trusteeSchema.shape.email, locale3: trusteeSchema.shape.locale },
    }),
  ])
  .superRefine((form, context) => {
    if (form.level === '1') return
    const seen = new Set<string>()
    for (const name of ['email1', 'email2', 'email3'] as const) {
      if (seen.has(form[name])) context.addIssue({ code: 'custom', path: [name], message: 'same' })
      seen.add(form[name])
    }
  })
export type UrnKeepers = z.output<typeof urnKeepersSchema>

/** The same form as it is shown and sent. */
export type UrnKeepersForm = Partial<
  Record<'level' | `${'name' | 'role' | 'email' | 'locale'}${1 | 2 | 3}`, string>
>

/** The sentence of each wrong field of that form. */
export function wrongKeepers(
  errors: Record<string, string[] | null>,
  sentences: Record<'name' | 'role' | 'email' | 'level' | 'same', string>,
): Record<string, string[]> {
  const fields = Object.entries(errors).filter(([field]) => field !== '')
  return Object.fromEntries(
    fields.map(([field, found]) => {
      const kind = found?.includes('same')
        ? 'same'
        : (field.replace(/\d$/, '') as 'name' | 'role' | 'email' | 'level')
      return [field, [sentences[kind]]]
    }),
  )
}

/** The three of a form; none at level 1. */
export function namedTrustees(form: UrnKeepers): TrusteeInput[] {
  if (form.level === '1') return []
  return [
    { name: form.name1, role: form.role1, email: form.email1, locale: form.locale1 },
    { name: form.name2, role: form.role2, email: form.email2, locale: form.locale2 },
    { name: form.name3, role: form.role3, email: form.email3, locale: form.locale3 },
  ]
}

const secret = z.string().regex(/^[A-Za-z0-9_-]{27}$/)
const bytes = (length: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`))

/** What a trustee's browser posts; every body bears the secret of her link. */
export const trusteeRequests = {
  state: z.strictObject({ secret }),
  key: z.strictObject({ secret, key: bytes(65) }),
  readBack: z.strictObject({ secret, code: z.string().max(40) }),
  destroyed: z.strictObject({ secret }),
  sheet: z.strictObject({ secret, sitting: bytes(65), sealed: bytes(114) }),
}
