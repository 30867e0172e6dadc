import { z } from 'zod'
import { recordFormat } from './record-document.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime()
const day = z.iso.date()
const people = z.number().int().min(0)
const text = z.object({ fr: z.string(), en: z.string() })

const wave = z.looseObject({
  id: z.uuid(),
  label: z.string(),
  title: text,
  test: z.boolean(),
  level: z.union([z.literal(1), z.literal(2)]),
  opensAt: instant,
  closesAt: instant,
})

/** Facts may say more than what is checked: they are under the fingerprint all the same. */
const facts = z.looseObject({ territory: z.string(), processName: z.string(), wave, recordedOn: day })

export const groupSchema = z.looseObject({
  id: z.string(),
  parent: z.string().nullable(),
  label: text,
  headcount: people,
  invited: people.nullable(),
})

export const openingFacts = facts.extend({
  who: text,
  why: text,
  contact: text,
  languages: z.array(z.enum(['fr', 'en'])),
  representatives: z.enum(['sent', 'none']),
  audience: text,
  invited: people,
  issueFingerprint: hash,
  urnPublicKey: z.string().regex(/^04[0-9a-f]{128}$/),
  definitionHash: hash,
  ballotLength: z.number().int().positive(),
  groups: z.array(groupSchema).min(1),
  second: z.looseObject({ code: z.string(), first: text, others: text }).nullish(),
  k: people,
  m: people,
  questions: z.array(
    z.looseObject({ code: z.string(), title: text, kind: z.string(), ladder: z.array(z.number().int()) }),
  ),
})

const correctedText = z.looseObject({
  what: z.enum(['title', 'help']),
  language: z.enum(['fr', 'en']),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export const addendumChange = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('extension'), before: instant, after: instant }),
  z.looseObject({
    ...{ kind: z.literal('correction'), code: z.string(), changes: z.array(correctedText) },
    ...{ definitionBefore: hash, definitionAfter: hash },
  }),
  z.looseObject({ kind: z.literal('arrival'), added: people, atLaunch: people, invited: people }),
  z.looseObject({ kind: z.literal('slips'), printed: people, slips: people }),
])

export const addendumFacts = facts.extend({
  number: z.number().int().positive(),
  facts: addendumChange,
  openingHash: hash,
})

export const cancellationFacts = facts.extend({
  reason: text,
  open: z.boolean(),
  votesOver: z.boolean().optional(),
  invited: people,
  ballots: people.nullable(),
  credentialsIssued: people.nullable(),
  k: people,
  told: people,
  keysDestroyedAt: instant,
  issueFingerprint: hash,
  definitionHash: hash,
  openingHash: hash,
})

export const closingFacts = facts.extend({
  invited: people,
  credentialsIssued: people,
  ballots: people,
  voidByReason: z.record(z.string(), people),
  k: people,
  publishable: z.boolean(),
  keyDestroyedAt: instant.nullable(),
  issueFingerprint: hash,
  definitionHash: hash,
  events: z
    .looseObject({
      addedLate: people,
      slips: people.optional(),
      addenda: z.array(z.looseObject({ number: z.number(), recordedOn: day, facts: addendumChange })),
    })
    .optional(),
  ballotNumbers: z.array(z.string()),
})

const envelope = {
  format: z.literal(recordFormat),
  factsHash: hash,
  pdfHash: hash,
}

/** A record as it is downloaded; see docs/records.md. */
export const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...envelope,
    kind: z.literal('opening'),
    facts: openingFacts,
    attached: z.strictObject({ issueSpki: z.base64().optional(), definition: z.unknown().optional() }),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('addendum'),
    facts: addendumFacts,
    attached: z.strictObject({ definition: z.unknown().optional() }),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('cancellation'),
    facts: cancellationFacts,
    attached: z.strictObject({}),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('closing'),
    facts: closingFacts,
    attached: z.strictObject({ nullifiers: z.array(hash).optional() }),
  }),
])
export type ReadRecord = z.output<typeof recordSchema>
export type OfKind<Kind extends ReadRecord['kind']> = Extract<ReadRecord, { kind: Kind }>
