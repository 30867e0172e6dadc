import { z } from 'zod'
import { cleanText } from '#surveys/answers.ts'
import { comparableText } from './comparable-text.ts'

/** A word or a name looked for; one without a letter nor a digit would be found everywhere. */
const phrase = z
  .string()
  .transform(cleanText)
  .refine((text) => text.length <= 200 && comparableText(text) !== '')
const employerIds = z.array(z.uuid()).min(1).max(2_000)

/**
 * To whom a wave is sent: rules on the directory, all of which a person must meet, at her main employment. Stored as it
 * is. `of` names the population; another one (elected officials) comes with the instrument that asks it.
 */
export const audienceSchema = z.strictObject({
  of: z.literal('agents'),
  /** Null: every employer. */
  employers: employerIds.nullable(),
  /** Null: whatever the job. « contains »: at least one of the phrases is part of it. */
  jobs: z
    .discriminatedUnion('match', [
      z.strictObject({ match: z.literal('contains'), phrases: z.array(phrase).min(1).max(20) }),
      z.strictObject({ match: z.literal('one-of'), phrases: z.array(phrase).min(1).max(1_000) }),
    ])
    .nullable(),
  /** Names of services, of whichever employer. Null: whatever the service, and none. */
  services: z.array(phrase).min(1).max(2_000).nullable(),
  /** Whether those without an address are counted among the people asked: they can't be invited by mail. */
  email: z.enum(['any', 'with']),
})
export type Audience = z.output<typeof audienceSchema>

/** Everybody who works for an employer of the démarche. */
export const everyAgent: Audience = {
  of: 'agents',
  employers: null,
  jobs: null,
  services: null,
  email: 'any',
}

/** What the rules look at: a main employment, and whether its person can be written to. */
export interface MainEmployment {
  employerId: string
  job: string | null
  service: string | null
  reachable: boolean
}

/** The rules as a test of one employment. Accents, case and punctuation set nobody apart. */
export function audienceTest(audience: Audience): (employment: MainEmployment) => boolean {
  const employers = audience.employers && new Set(audience.employers)
  const services = audience.services && new Set(audience.services.map(comparableText))
  const jobs = jobTest(audience.jobs)
  return ({ employerId, job, service, reachable }) =>
    (employers === null || employers.has(employerId)) &&
    (services === null || (service !== null && services.has(comparableText(service)))) &&
    (jobs === null || (job !== null && jobs(comparableText(job)))) &&
    (audience.email === 'any' || reachable)
}

function jobTest(rule: Audience['jobs']): ((job: string) => boolean) | null {
  if (rule === null) return null
  const phrases = rule.phrases.map(comparableText)
  if (rule.match === 'contains') return (job) => phrases.some((words) => job.includes(words))
  const names = new Set(phrases)
  return (job) => names.has(job)
}
