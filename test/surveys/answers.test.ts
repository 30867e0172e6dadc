import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answers,
  answersSchema,
  charactersLeft,
  cleanText,
  isShortEnough,
  jsonBytes,
  longestAnswersBytes,
} from '#surveys/answers.ts'
import { canonicalJson, definitionHash } from '#surveys/canonical.ts'
import { instruments } from '#surveys/index.ts'
import { type Question, type Questionnaire, readQuestionnaire } from '#surveys/questionnaire.ts'

const { definition } = instruments['barometre-agents']
const questionnaire = readQuestionnaire(definition)
const schema = answersSchema(questionnaire)
const accepts = (answers: unknown) => schema.safeParse(answers).success

const both = (label: string) => ({ fr: label, en: label })
const options = (values: string[]) => values.map((value) => ({ value, label: both(value) }))

/** Questionnaires of every kind of question, not only of the barometer's. */
const anyQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .array(
    fc.oneof(
      fc.record({
        kind: fc.constant('scale' as const),
        points: fc.constantFrom(3, 4, 5, 6, 7, 11) as fc.Arbitrary<3 | 4 | 5 | 6 | 7 | 11>,
        outside: fc.constantFrom(null, 'dontknow', 'refused'),
      }),
      fc.record({ kind: fc.constant('single' as const), outside: fc.constantFrom(null, 'refused') }),
      fc.record({
        kind: fc.constant('several' as const),
        max: fc.constantFrom(null, 1, 2, 3),
        none: fc.constantFrom(null, 'none', 'none-of-all-of-these'),
      }),
      fc.record({ kind: fc.constant('ranking' as const) }),
      fc
        .record({ min: fc.nat(50), above: fc.integer({ min: 1, max: 100_000 }) })
        .map(({ min, above }) => ({ kind: 'number' as const, min, max: min + above })),
      fc.integer({ min: 1, max: 40 }).map((maxLength) => ({
        kind: 'text' as const,
        maxLength,
        maxBytes: 2 * maxLength + 2,
      })),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((kinds) => ({
    themes: [],
    questions: kinds.map((kind, position): Question => {
      const common = { code: `Q${position}`, title: both('?'), theme: null }
      if (kind.kind === 'scale') return { ...common, ...kind, labels: [] }
      if (kind.kind === 'single') return { ...common, ...kind, options: options(['a', 'bbb']), profile: null }
      if (kind.kind === 'several')
        return { ...common, ...kind, options: options(['A', 'LIEU', 'REMU', 'long-value']) }
      if (kind.kind === 'ranking')
        return { ...common, ...kind, options: options(['A', 'LIEU', 'long-value']) }
      if (kind.kind === 'number') return { ...common, ...kind, starts: [kind.min, kind.max], cut: 1 }
      return { ...common, ...kind }
    }),
  }))

/** Any valid answer, long ones often. */
function validAnswer(question: Question): fc.Arbitrary<Answers[string]> {
  if (question.kind === 'scale') {
    const lowest = question.points === 11 ? 0 : 1
    const point = fc.integer({ min: lowest, max: lowest + question.points - 1 })
    return question.outside === null ? point : fc.oneof(point, fc.constant(question.outside))
  }
  if (question.kind === 'single')
    return fc.constantFrom(
      ...question.options.map(({ value }) => value),
      ...(question.outside ? [question.outside] : []),
    )
  if (question.kind === 'several') {
    const ticked = fc.uniqueArray(
      fc.constantFrom(
        ...question.options.map(({ value }) => value).filter((value) => value !== question.none),
      ),
      { minLength: 1, maxLength: question.max ?? 40 },
    )
    return question.none === null ? ticked : fc.oneof(ticked, fc.constant<string[]>([question.none]))
  }
  if (question.kind === 'ranking')
    return fc.uniqueArray(fc.constantFrom(...question.options.map(({ value }) => value)), {
      minLength: 1,
      maxLength: 2,
    })
  if (question.kind === 'number') return fc.integer({ min: question.min, max: question.max })
  const unit = fc.constantFrom('a', 'é', '’', '"', '\\', '\n', '漢', '😀', ' ')
  return fc
    .array(unit, { minLength: 1, maxLength: question.maxLength })
    .map((characters) => cleanText(characters.join('')))
    .filter((text) => text !== '' && isShortEnough(question, text))
}

const withAnswers = anyQuestionnaire.chain((asked) =>
  fc.tuple(
    fc.constant(asked),
    fc
      .record(Object.fromEntries(asked.questions.map((question) => [question.code, validAnswer(question)])), {
        requiredKeys: [],
      })
      .filter((answers) => Object.keys(answers).length > 0),
  ),
)

describe('answersSchema', () => {
  it('accepts every valid set of answers as it is, and none is longer than announced', () => {
    fc.assert(
      fc.property(withAnswers, ([asked, answers]) => {
        const read = answersSchema(asked).safeParse(answers)
        expect(read.success && read.data).toEqual(answers)
        expect(jsonBytes(answers)).toBeLessThanOrEqual(longestAnswersBytes(asked))
      }),
      { numRuns: 400 },
    )
  })

  it('announces a length that is reached, so that no byte is wasted', () => {
    const longest: Answers = {}
    for (const question of questionnaire.questions) {
      if (question.kind === 'scale') longest[question.code] = question.outside ?? 4
      else if (question.kind === 'single') longest[question.code] = 'refused'
      else if (question.kind === 'several') longest[question.code] = ['LIEU', 'REMU']
      else if (question.kind === 'text') longest[question.code] = 'é'.repeat(question.maxLength)
    }
    expect(accepts(longest)).toBe(true)
    expect(jsonBytes(longest)).toBe(longestAnswersBytes(questionnaire))
  })

  it('refuses a number out of its range, and a ranking of three, of one thing twice, of nothing', () => {
    const asked: Questionnaire = {
      themes: [],
      questions: [
        {
          code: 'N',
          title: both('?'),
          theme: null,
          kind: 'number',
          min: 0,
          max: 40,
          starts: [0, 10],
          cut: 1,
        },
        { code: 'R', title: both('?'), theme: null, kind: 'ranking', options: options(['a', 'b', 'c']) },
      ],
    }
    const takes = (answers: unknown) => answersSchema(asked).safeParse(answers).success
    expect([{ N: 0 }, { N: 40 }, { R: ['c', 'a'] }, { R: ['b'] }].map(takes)).toEqual([
      true,
      true,
      true,
      true,
    ])
    const refused = [{ N: 41 }, { N: -1 }, { N: 1.5 }, { N: '7' }, { R: ['a', 'b', 'c'] }, { R: ['a', 'a'] }]
    for (const answers of [...refused, { R: [] }, { R: ['z'] }, { R: 'a' }])
      expect(takes(answers)).toBe(false)
  })

  it('never accepts garbage', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true }),
        (garbage) => {
          expect(accepts(garbage)).toBe(false)
        },
      ),
    )
  })

  it('never accepts garbage as the answer to a question that exists', () => {
    const codes = questionnaire.questions.filter(({ kind }) => kind !== 'text').map(({ code }) => code)
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.anything(), (code, value) => {
        fc.pre(!(typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5))
        fc.pre(value !== undefined)
        expect(accepts({ BA01: 1, [code]: value })).toBe(false)
      }),
    )
  })

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['nothing under a name', { BA01: undefined }],
    ['an unknown question', { BA01: 1, BA99: 1 }],
    ['the group among the answers', { BA01: 1, GROUP: 'epci' }],
    ['a name of the prototype', JSON.parse('{"BA01": 1, "__proto__": {"BA02": 1}}')],
    ['a point below the scale', { BA01: 0 }],
    ['a point above the scale', { BA01: 6 }],
    ['half a point', { BA01: 2.5 }],
    ['a point as a text', { BA01: '3' }],
    ['no point at all', { BA01: null }],
    ['the way out of another question', { BA01: 'refused' }],
    ['a way out of a scale without', { BA21I: 'dontknow' }],
    ['an option that is not offered', { BA23: 'maybe' }],
    ['a list for a single choice', { BA23: ['yes'] }],
    ['an option alone for several', { BA21T: 'LIEU' }],
    ['an empty list', { BA21T: [] }],
    ['the same option twice', { BA21T: ['LIEU', 'LIEU'] }],
    ['more options than allowed', { BA21T: ['LIEU', 'REMU', 'TEMP'] }],
    ['none of them, and one', { BA21T: ['none', 'LIEU'] }],
    ['an option that only SurveyJS knows', { BA21T: ['other'] }],
    ['an empty text', { BA21: '' }],
    ['a text of spaces', { BA21: '  ' }],
    ['a text not cleaned', { BA21: 'a\u0000b' }],
    ['half a character', { BA21: 'a\ud83d' }],
    ['a text turned round', { BA21: 'a\u202eb' }],
    ['a text one character too long', { BA21: 'a'.repeat(1001) }],
    ['a text too long in bytes', { BA21: '漢'.repeat(700) }],
  ])('refuses %s', (_name, answers) => {
    expect(accepts(answers)).toBe(false)
  })

  it('accepts texts up to their last character', () => {
    expect(accepts({ BA21: 'a'.repeat(1000) })).toBe(true)
    expect(accepts({ BA21: 'é'.repeat(1000) })).toBe(true)
    expect(accepts({ BA21: `${'a\n'.repeat(499)}a` })).toBe(true)
    expect(accepts({ BA21: '漢'.repeat(666) })).toBe(true)
  })
})

describe('cleanText', () => {
  it('leaves nothing that hides, and changes nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.isWellFormed()).toBe(true)
      }),
    )
  })

  it('keeps what people write', () => {
    expect(cleanText(' Où\u202f?\r\nLà « ici »\u00a0: 👩🏽‍🌾\t! ')).toBe(
      'Où\u202f?\nLà « ici »\u00a0: 👩🏽‍🌾 !',
    )
    expect(cleanText('a\u0001b\u0085c\ud800d')).toBe('abcd')
  })
})

describe('charactersLeft', () => {
  const limits = { maxLength: 10, maxBytes: 22 }

  it('counts characters where the alphabet is Latin, less where characters weigh more', () => {
    expect(charactersLeft(limits, '')).toBe(10)
    expect(charactersLeft(limits, 'a "é\nb')).toBe(4)
    expect(charactersLeft(limits, '漢'.repeat(6))).toBe(1)
  })

  it('is negative exactly when the text is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 14 }), (text) => {
        expect(charactersLeft(limits, text) < 0).toBe(!isShortEnough(limits, cleanText(text)))
      }),
    )
  })
})

describe('the fingerprint of a definition', () => {
  it('depends on what is said, not on the order in which it is written', () => {
    const shuffled = Object.fromEntries(Object.entries(definition).reverse())
    expect(definitionHash(shuffled)).toBe(definitionHash(definition))
    expect(definitionHash({ ...definition, title: 'x' })).not.toBe(definitionHash(definition))
  })

  it('is the SHA-256 of the canonical JSON, which says the same thing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(JSON.stringify(value).isWellFormed())
        const canonical = canonicalJson(value)
        expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(definitionHash(value)).toBe(createHash('sha256').update(canonical).digest('hex'))
      }),
    )
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: 1e21 })).toBe(
      '{"a":1e+21,"b":[1,{"c":"é","d":null}]}',
    )
  })

  it.each([undefined, Number.NaN, () => 1, 'a\ud800', [undefined], { a: undefined }])(
    'has none for %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    },
  )
})
