import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  listAgentCounts,
  listDirectoryGroups,
  listRecipients,
} from '#app/domain/directory/audience.server.ts'
import { type Audience, audienceSchema, everyAgent } from '#app/domain/directory/audience.ts'
import { audienceChoices, summariseAudience } from '#app/domain/directory/audience-counts.ts'
import { audienceWords } from '#app/domain/directory/audience-words.ts'
import { comparableText } from '#app/domain/directory/comparable-text.ts'
import { makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const now = () => new Date('2027-02-01T10:00:00Z')

let database: TestDatabase
let pilot: Pilot
let employers: { id: string; name: string }[]
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  made += 1
  pilot = await makePilot(database.db, now, `pilot${made}@example.org`)
  employers = await database.db
    .selectFrom('employers')
    .select(['id', 'name'])
    .where('process_id', '=', pilot.processId)
    .orderBy('name')
    .execute()
})

interface Employed {
  employer: number
  service: string | null
  job: string | null
}

interface Agent {
  email: string | null
  /** The first is the main one; nobody is an agent without. */
  employments: Employed[]
}

const services = [null, 'Voirie', 'voirie', 'VOIRIE ', 'Écoles', '—']
const jobs = [
  null,
  'Agent d’école',
  'AGENTE D’ÉCOLE',
  'Médecin du travail',
  '%',
  "Robert'); drop table persons;--",
]

const employed = fc.record({
  employer: fc.nat(2),
  service: fc.constantFrom(...services),
  job: fc.constantFrom(...jobs),
})
const agent = fc.record({
  email: fc.constantFrom(null, '', 'a@example.org', 'b@example.org'),
  employments: fc.array(employed, { maxLength: 3 }),
})

async function hire(agents: readonly Agent[]): Promise<void> {
  await database.db.deleteFrom('persons').where('process_id', '=', pilot.processId).execute()
  if (agents.length === 0) return
  const persons = await database.db
    .insertInto('persons')
    .values(
      agents.map(({ email }, place) => ({
        ...{ process_id: pilot.processId, family_name: `Nom${place}`, given_name: 'Camille' },
        ...{ email, locale: 'fr' as const },
      })),
    )
    .returning('id')
    .execute()
  const employments = agents.flatMap((each, place) =>
    each.employments.map(({ employer, service, job }, rank) => ({
      ...{ process_id: pilot.processId, person_id: persons[place]!.id, employer_id: employers[employer]!.id },
      ...{ matricule: null, service, job, main: rank === 0 },
    })),
  )
  if (employments.length) await database.db.insertInto('employments').values(employments).execute()
}

/** The rules read again, without a line of the code under test but the comparison of texts. */
function meets(rules: Audience, { email, employments }: Agent): boolean {
  const [main] = employments
  if (!main) return false
  const same = (a: string, b: string) => comparableText(a) === comparableText(b)
  const { jobs: jobRule, services: serviceRule } = rules
  const job = main.job ?? ''
  return (
    (!rules.employers || rules.employers.includes(employers[main.employer]!.id)) &&
    (!serviceRule || serviceRule.some((name) => main.service !== null && same(name, main.service))) &&
    (!jobRule ||
      jobRule.phrases.some((phrase) =>
        jobRule.match === 'one-of'
          ? main.job !== null && same(phrase, job)
          : comparableText(job).includes(comparableText(phrase)),
      )) &&
    (rules.email === 'any' || Boolean(email))
  )
}

const phrases = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 })
const audience = fc
  .record({
    employers: fc.option(fc.subarray([0, 1, 2], { minLength: 1 }), { nil: null }),
    jobs: fc.option(
      fc.oneof(
        phrases(['école', 'MEDECIN', 'agent', 'drop']).map((list) => ({
          match: 'contains' as const,
          phrases: list,
        })),
        phrases(['agent d’ecole', 'Médecin du travail']).map((list) => ({
          ...{ match: 'one-of' as const, phrases: list },
        })),
      ),
      { nil: null },
    ),
    services: fc.option(phrases(['Voirie', 'ecoles']), { nil: null }),
    email: fc.constantFrom('any' as const, 'with' as const),
  })
  .map((rules) => ({ of: 'agents' as const, ...rules }))

const withIds = (rules: Omit<Audience, 'employers'> & { employers: number[] | null }) =>
  audienceSchema.parse({ ...rules, employers: rules.employers?.map((place) => employers[place]!.id) ?? null })

describe('an audience', () => {
  it('matches each person once, by her main employment, in every count', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(agent, { maxLength: 25 }), audience, async (agents, drawn) => {
        await hire(agents)
        const rules = withIds(drawn)
        const matched = agents.filter((each) => meets(rules, each))
        const { ctx, processId } = pilot
        const summary = summariseAudience(await listAgentCounts(ctx, processId), rules)
        const withEmail = matched.filter(({ email }) => email).length
        expect(summary).toMatchObject({
          ...{ people: matched.length, withEmail, withoutEmail: matched.length - withEmail },
        })
        const sum = (shares: readonly { people: number }[]) =>
          shares.reduce((total, { people }) => total + people, 0)
        expect(sum(summary.employers)).toBe(matched.length)
        const groups = await listDirectoryGroups(ctx, processId, rules)
        expect(groups.reduce((total, { headcount }) => total + headcount, 0)).toBe(matched.length)
        const recipients = await listRecipients(ctx, processId, rules)
        expect(recipients).toHaveLength(withEmail)
        expect(new Set(recipients.map(({ personId }) => personId)).size).toBe(withEmail)
      }),
      { numRuns: 60 },
    )
  })

  it('knows nobody of another démarche, whatever it names', async () => {
    const hired = { service: 'Voirie', job: 'Agent d’école' }
    await hire([{ email: 'a@example.org', employments: [{ employer: 0, ...hired }] }])
    const other = await makePilot(database.db, now, `other${made}@example.org`)
    const rules = { ...everyAgent, employers: [employers[0]!.id] }
    expect(await listRecipients(pilot.ctx, pilot.processId, rules)).toHaveLength(1)
    for (const each of [everyAgent, rules]) {
      expect(await listRecipients(other.ctx, other.processId, each)).toEqual([])
      expect(await listDirectoryGroups(other.ctx, other.processId, each)).toEqual([])
    }
  })

  it('leaves out somebody who works for nobody', async () => {
    await hire([{ email: 'elected@example.org', employments: [] }])
    expect(await listRecipients(pilot.ctx, pilot.processId)).toEqual([])
  })

  it('offers each job and service once, in its usual spelling', async () => {
    const voirie = ['voirie', 'Voirie', 'Voirie']
    await hire(voirie.map((service) => ({ email: null, employments: [{ employer: 0, service, job: '—' }] })))
    const choices = audienceChoices(await listAgentCounts(pilot.ctx, pilot.processId))
    expect(choices).toMatchObject({ services: [{ name: 'Voirie', people: 3 }], jobs: [] })
    expect(choices.employers).toMatchObject([{ id: employers[0]!.id, people: 3 }])
  })

  it('refuses a rule that says nothing, or that no database keeps', () => {
    const refused = (change: object) =>
      expect(audienceSchema.safeParse({ ...everyAgent, ...change }).success).toBe(false)
    refused({ employers: [] })
    refused({ employers: ['x'] })
    refused({ services: ['—'] })
    refused({ services: ['x'.repeat(201)] })
    refused({ jobs: { match: 'contains', phrases: ['\u0000', ' '] } })
    refused({ jobs: { match: 'like', phrases: ['a'] } })
    refused({ of: 'elected' })
    refused({ more: true })
    const kept = audienceSchema.parse({ ...everyAgent, services: ['Voi\u0000rie\ud800'] })
    expect(kept.services).toEqual(['Voirie'])
  })

  it('says its rules in both languages, and which employer is gone', () => {
    const rules = withIds({
      ...{ of: 'agents', employers: [0], services: ['Voirie'], email: 'with' },
      jobs: { match: 'contains', phrases: ['école', 'cantine'] },
    })
    const named = new Map([[employers[0]!.id, 'Montclair']])
    const words = audienceWords(rules, named)
    for (const part of ['Montclair', '« école » ou « cantine »', '« Voirie »', 'adresse électronique'])
      expect(words.fr.replaceAll('\u202f', ' ')).toContain(part)
    expect(words.en).toContain('“école” or “cantine”')
    expect(audienceWords(rules, new Map()).fr).toContain('un employeur retiré')
  })
})
