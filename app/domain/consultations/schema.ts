import { z } from 'zod'
import { type Audience, audienceSchema } from '#app/domain/directory/audience.ts'
import { comparableText } from '#app/domain/directory/comparable-text.ts'
import { cleanText } from '#surveys/answers.ts'
import { trialHours } from './trial-limits.ts'

const clean = z.string().transform(cleanText)
const line = clean.pipe(z.string().max(200)).default('')
const paragraph = clean.pipe(z.string().max(1_000)).default('')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The texts of a wave. One left empty is kept so while drafting: the launch asks for all of them. */
export const waveTextsSchema = z.object({
  label: clean.pipe(z.string().min(1).max(20)),
  titleFr: line,
  titleEn: line,
  whoFr: paragraph,
  whoEn: paragraph,
  whyFr: paragraph,
  whyEn: paragraph,
  contactFr: paragraph,
  contactEn: paragraph,
  representatives: z.enum(['email', 'none']).default('email'),
  representativesEmail: z.email().max(254).optional(),
})
export type WaveTexts = z.output<typeof waveTextsSchema>

export const waveDepthSchema = z.object({
  depth: z.enum(['segment', 'employer', 'service']),
  /** Two classes of people are shown apart (disclosure.md, R8): a ticked box. */
  classes: z.enum(['on']).nullish(),
})
export type WaveDepth = z.output<typeof waveDepthSchema>['depth']

const day = z.iso.date().refine((text) => text > '2000' && text < '2100')

/** Days and hours on the territory's clock. */
export const waveDatesSchema = z.object({
  opensOn: day,
  opensAt: hour,
  closesOn: day,
  closesAt: hour,
})
export type WaveDays = z.output<typeof waveDatesSchema>

const asList = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))

/** A form whose boxes and choices are the rules of an audience. A list that is not asked for is not read. */
export const audienceFormSchema = z
  .object({
    employers: z.enum(['all', 'some']),
    employer: asList,
    jobs: z.enum(['any', 'contains', 'one-of']),
    jobWords: z.string().max(2_000).default(''),
    job: asList,
    services: z.enum(['any', 'some']),
    service: asList,
    email: z.enum(['any', 'with']),
  })
  .transform((form, context): Audience => {
    const words = form.jobWords.split(/[,;\n]/).filter((text) => comparableText(text) !== '')
    const refuse = (path: string) => {
      context.addIssue({ code: 'custom', path: [path], message: path })
      return null
    }
    const chosen = (asked: boolean, list: string[], path: string) =>
      !asked ? null : list.length ? [...new Set(list)] : refuse(path)
    const jobPhrases =
      form.jobs === 'contains'
        ? chosen(true, words, 'jobWords')
        : chosen(form.jobs === 'one-of', form.job, 'job')
    const rules = audienceSchema.safeParse({
      of: 'agents',
      employers: chosen(form.employers === 'some', form.employer, 'employer'),
      jobs: jobPhrases && { match: form.jobs, phrases: jobPhrases },
      services: chosen(form.services === 'some', form.service, 'service'),
      email: form.email,
    })
    if (rules.success) return rules.data
    for (const { path } of rules.error.issues) refuse(fieldOf[String(path[0])] ?? 'employers')
    return z.NEVER
  })

const fieldOf: Record<string, string> = { employers: 'employer', jobs: 'jobWords', services: 'service' }

/** The form as it was sent, whatever is wrong in it, so that it is shown again with nothing lost. */
export function typedAudience(form: FormData): Audience {
  const chosen = (name: string) => form.getAll(name).map(String)
  const match = form.get('jobs')
  const words = String(form.get('jobWords') ?? '')
  return {
    of: 'agents',
    employers: form.get('employers') === 'some' ? chosen('employer') : null,
    jobs:
      match === 'contains'
        ? { match, phrases: [words] }
        : match === 'one-of'
          ? { match, phrases: chosen('job') }
          : null,
    services: form.get('services') === 'some' ? chosen('service') : null,
    email: form.get('email') === 'with' ? 'with' : 'any',
  }
}

const address = z.email().max(254)

/** Who tries a wave: accounts of the démarche, and addresses typed one a line. */
export const trialSchema = z
  .object({
    account: asList,
    addresses: z.string().max(10_000).default(''),
    hours: z.enum(trialHours),
  })
  .transform(({ account, addresses, hours }, context) => {
    const typed = addresses
      .split(/[\s,;]+/)
      .map((text) => text.trim().toLowerCase())
      .filter((text) => text !== '')
    const wrong = typed.find((text) => !address.safeParse(text).success)
    if (wrong !== undefined) context.addIssue({ code: 'custom', path: ['addresses'], message: wrong })
    const accountIds = account.filter((id) => z.uuid().safeParse(id).success)
    return { accountIds: [...new Set(accountIds)], addresses: [...new Set(typed)], hours: Number(hours) }
  })
export type TrialInput = z.output<typeof trialSchema>
