import { z } from 'zod'

/** The JSON export in words a machine checks; `docs/results.schema.json` is made from it. */
const text = z.strictObject({ fr: z.string(), en: z.string() })
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const count = z.int().min(0)
const base = z.int().min(1)
const percent = z.int().min(0).max(100)
const tone = z.enum(['warm-2', 'warm-1', 'neutral', 'cool-1', 'cool-2', 'plain'])

const classFigure = z.strictObject({ label: text, tone, count, percent })
const groupClasses = z.strictObject({ group: text, place: count, n: base, classes: z.array(classFigure) })
const groupShare = z.strictObject({
  group: text,
  place: count.describe('Place in the frozen tree, the territory being 0.'),
  depth: count.describe('0 is the territory.'),
  n: base,
  count,
  percent,
  block: z.boolean().describe('Shown undivided: the groups below it are not published.'),
})
const peopleShare = z.strictObject({ n: base, count, percent })
const people = z
  .strictObject({ first: peopleShare, others: peopleShare })
  .nullable()
  .describe('The two classes of people; null where the disclosure rule withheld them for this question.')

const item = z.strictObject({
  code: z.string(),
  title: text,
  territory: groupClasses
    .extend({
      step: base.describe('How many classes are shown.'),
      fullStep: base.describe('How many the scale has.'),
      outside: count
        .nullable()
        .describe(
          'Answers off the scale and blanks: outside the percentages. Null for a question asked of some groups only.',
        ),
      favourable: percent.nullable(),
    })
    .nullable()
    .describe('Null when the disclosure rule publishes nothing of it.'),
  segments: z.array(groupClasses).nullable(),
  groups: z.array(groupShare).describe('In two classes: `count` people of `n` are favourable, or chose it.'),
  people: people.optional(),
})

const themeShare = z.strictObject({
  group: text,
  place: count,
  percent,
  n: base.describe('The smallest number of answers among the questions.'),
})
const meanShare = z.strictObject({ percent, n: base })

/** Frozen results, as the JSON export gives them. */
export const resultsContentSchema = z
  .strictObject({
    format: z.union([z.literal(1), z.literal(2)]),
    number: base.describe('Version of the results of this wave.'),
    frozenOn: day,
    territory: z.string(),
    processName: z.string(),
    wave: z.strictObject({ label: z.string(), title: text, test: z.boolean(), opensOn: day, closesOn: day }),
    k: base.describe('Fewest answers of a group that is shown.'),
    m: base.describe('Fewest people of an answer that is shown.'),
    counts: z.strictObject({ invited: count, ballots: count, void: count, percent: z.int().min(0) }),
    publishable: z.boolean().describe('False below k ballots: only the counts are known.'),
    lede: text,
    highest: z.array(z.string()),
    lowest: z.array(z.string()),
    segments: z.array(text),
    themes: z.array(
      z.strictObject({
        code: z.string(),
        title: text,
        index: percent.nullable().describe('0–100, from full scales only.'),
        indexItems: count,
        favourable: percent.nullable(),
        favourableItems: count,
        items: z.array(item),
        bySegment: z.array(themeShare.nullable()),
        byGroup: z.array(themeShare),
        people: z.strictObject({ first: meanShare, others: meanShare }).nullable().optional(),
      }),
    ),
    questions: z.array(
      z.strictObject({
        code: z.string(),
        title: text,
        kind: z.enum(['scale', 'single', 'several']),
        items: z.array(item),
      }),
    ),
    participation: z.array(groupShare),
    people: z.strictObject({ first: text, others: text }).optional(),
    comments: z.array(z.strictObject({ code: z.string(), title: text, count })),
    method: z.array(text),
    limits: z.array(text),
    extractFor: z
      .array(z.string())
      .optional()
      .describe('The employers of whom this is an extract; absent for the whole.'),
  })
  .meta({
    title: 'Results of a wave',
    description:
      'Frozen results of one wave of Diapason. Every figure comes from the disclosure rule; percentages are whole, rounded once.',
  })

/** The same as a JSON Schema (2020-12). */
export function resultsJsonSchema() {
  return z.toJSONSchema(resultsContentSchema, { reused: 'ref' })
}
