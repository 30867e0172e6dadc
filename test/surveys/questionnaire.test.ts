import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instruments } from '#surveys/index.ts'
import { type DefinitionRefusal, readQuestionnaire, SurveyDefinitionError } from '#surveys/questionnaire.ts'

type Json = Record<string, unknown>
interface Draft extends Json {
  pages: (Json & { elements: (Json & { choices: Json[] })[] })[]
}

/** A copy of the barometer: page 0 is a theme, page 6 the texts (BA21, BA21T, BA21I, BA22), page 7 GROUP and BA23. */
const draft = () => structuredClone(instruments['barometre-agents'].definition) as Draft
const text = (fr: string, en = fr) => ({ default: fr, en })

function refusal(definition: unknown): { reason: DefinitionRefusal; path: string } {
  try {
    readQuestionnaire(definition)
  } catch (error) {
    if (error instanceof SurveyDefinitionError) return { reason: error.reason, path: error.path }
    throw error
  }
  throw new Error('accepted')
}

const first = 'pages[0].elements[0]'

/** Adds properties to the first question. */
const onQuestion = (extra: Json) => (definition: Draft) =>
  Object.assign(definition.pages[0]!.elements[0]!, extra)

const hostile: [string, DefinitionRefusal, string, (definition: Draft) => unknown][] = [
  ['an HTML element', 'unknown-type', `${first}.type`, onQuestion({ type: 'html', html: '<b>' })],
  [
    'an image from elsewhere',
    'unknown-type',
    `${first}.type`,
    onQuestion({ type: 'image', imageLink: 'https://x' }),
  ],
  ['a file', 'unknown-type', `${first}.type`, onQuestion({ type: 'file' })],
  ['a signature', 'unknown-type', `${first}.type`, onQuestion({ type: 'signaturepad' })],
  ['an inherited name as type', 'unknown-type', `${first}.type`, onQuestion({ type: 'constructor' })],
  [
    'choices by URL',
    'unknown-property',
    `${first}.choicesByUrl`,
    onQuestion({ choicesByUrl: { url: 'https://x' } }),
  ],
  ['a condition', 'unknown-property', `${first}.visibleIf`, onQuestion({ visibleIf: '{BA01} = 1' })],
  ['a condition to answer', 'unknown-property', `${first}.enableIf`, onQuestion({ enableIf: '{BA01} = 1' })],
  [
    'a condition of a choice',
    'unknown-property',
    `${first}.choicesVisibleIf`,
    onQuestion({ choicesVisibleIf: '1' }),
  ],
  ['a required question', 'unknown-property', `${first}.isRequired`, onQuestion({ isRequired: true })],
  ['a default answer', 'unknown-property', `${first}.defaultValue`, onQuestion({ defaultValue: 5 })],
  [
    'a regular expression',
    'unknown-property',
    `${first}.validators`,
    onQuestion({ validators: [{ type: 'regex' }] }),
  ],
  ['a free « other »', 'unknown-property', `${first}.showOtherItem`, onQuestion({ showOtherItem: true })],
  ['one answer under two names', 'unknown-property', `${first}.valueName`, onQuestion({ valueName: 'BA02' })],
  ['a rendering of its own', 'unknown-property', `${first}.renderAs`, onQuestion({ renderAs: 'x' })],
  [
    'leaving the site',
    'unknown-property',
    'navigateToUrl',
    (d) => Object.assign(d, { navigateToUrl: 'https://x' }),
  ],
  ['a cookie', 'unknown-property', 'cookieName', (d) => Object.assign(d, { cookieName: 'me' })],
  ['triggers', 'unknown-property', 'triggers', (d) => Object.assign(d, { triggers: [] })],
  [
    'computed values',
    'unknown-property',
    'calculatedValues',
    (d) => Object.assign(d, { calculatedValues: [] }),
  ],
  [
    'a page of thanks in HTML',
    'unknown-property',
    'completedHtml',
    (d) => Object.assign(d, { completedHtml: '<p>' }),
  ],
  ['a timer', 'unknown-property', 'timeLimit', (d) => Object.assign(d, { timeLimit: 5 })],
  [
    'a page with a condition',
    'unknown-property',
    'pages[0].visibleIf',
    (d) => Object.assign(d.pages[0]!, { visibleIf: '1' }),
  ],
  [
    'a choice with a condition',
    'unknown-property',
    `${first}.choices[0].visibleIf`,
    (d) => Object.assign(d.pages[0]!.elements[0]!.choices[0]!, { visibleIf: '1' }),
  ],
  [
    'a polluted prototype',
    'unknown-property',
    '__proto__',
    () => JSON.parse('{"__proto__": {}, "title": {}, "pages": []}'),
  ],
  [
    'markup in a title',
    'markup',
    `${first}.title.default`,
    onQuestion({ title: text('<img src=x onerror=alert(1)>') }),
  ],
  ['an entity in a title', 'markup', `${first}.title.default`, onQuestion({ title: text('&lt;b') })],
  [
    'a script link',
    'markup',
    `${first}.title.en`,
    onQuestion({ title: text('Lien', '[x](javascript:alert)') }),
  ],
  [
    'an answer piped into a title',
    'variable',
    `${first}.title.default`,
    onQuestion({ title: text('{BA02}') }),
  ],
  ['contacts out of place', 'variable', `${first}.title.default`, onQuestion({ title: text('{contacts}') })],
  ['a title in one language', 'bad-text', `${first}.title.en`, onQuestion({ title: { default: 'Oui' } })],
  [
    'a title in a third language',
    'unknown-property',
    `${first}.title.de`,
    onQuestion({ title: { ...text('Oui'), de: 'Ja' } }),
  ],
  ['a title that is a mere string', 'not-an-object', `${first}.title`, onQuestion({ title: 'Oui' })],
  ['an empty title', 'bad-text', `${first}.title.default`, onQuestion({ title: text(' ') })],
  [
    'a title that turns the writing',
    'bad-text',
    `${first}.title.default`,
    onQuestion({ title: text('a\u202eb') }),
  ],
  ['half a character', 'bad-text', `${first}.title.default`, onQuestion({ title: text('a\ud800') })],
  ['a title without end', 'bad-text', `${first}.title.default`, onQuestion({ title: text('a'.repeat(601)) })],
  ['a name that is an expression', 'bad-name', `${first}.name`, onQuestion({ name: 'BA01.x' })],
  ['a name of the prototype', 'bad-name', `${first}.name`, onQuestion({ name: '__proto__' })],
  [
    'two questions of one name',
    'repeated-name',
    'pages[0].elements[1].name',
    (d) => Object.assign(d.pages[0]!.elements[1]!, { name: 'BA01' }),
  ],
  [
    'two pages of one name',
    'repeated-name',
    'pages[1].name',
    (d) => Object.assign(d.pages[1]!, { name: 'sens' }),
  ],
  [
    'two choices of one value',
    'repeated-name',
    'pages[6].elements[1].choices[1].value',
    (d) => Object.assign(d.pages[6]!.elements[1]!.choices[1]!, { value: 'LIEU' }),
  ],
  [
    'a choice named as the ready-made one',
    'repeated-name',
    'pages[6].elements[1].choices[1].value',
    (d) => Object.assign(d.pages[6]!.elements[1]!.choices[1]!, { value: 'none' }),
  ],
  [
    'a scale with a hole',
    'bad-choices',
    `${first}.choices[4].value`,
    (d) => Object.assign(d.pages[0]!.elements[0]!.choices[4]!, { value: 9 }),
  ],
  [
    'a scale of two points',
    'bad-choices',
    `${first}.choices`,
    (d) => d.pages[0]!.elements[0]!.choices.splice(2),
  ],
  ['no choice', 'wrong-count', `${first}.choices`, onQuestion({ choices: [] })],
  ['choices that are no list', 'not-a-list', `${first}.choices`, onQuestion({ choices: { length: 5 } })],
  [
    'a flag that is no flag',
    'bad-flag',
    `${first}.showDontKnowItem`,
    onQuestion({ showDontKnowItem: 'yes' }),
  ],
  [
    'words of a choice that is not shown',
    'bad-flag',
    `${first}.showDontKnowItem`,
    onQuestion({ showDontKnowItem: false }),
  ],
  ['two ways out', 'two-ways-out', first, onQuestion({ showRefuseItem: true, refuseText: text('Non') })],
  [
    'a text without limit',
    'bad-number',
    'pages[6].elements[0].maxLength',
    (d) => delete d.pages[6]!.elements[0]!.maxLength,
  ],
  [
    'a text of a book',
    'bad-number',
    'pages[6].elements[0].maxLength',
    (d) => Object.assign(d.pages[6]!.elements[0]!, { maxLength: 1e6 }),
  ],
  [
    'a second dimension of which people decline to be',
    'bad-profile',
    'pages[7].elements[1].profile.value',
    (d) => Object.assign(d.pages[7]!.elements[1]!.profile as Json, { value: 'refused' }),
  ],
  [
    'a scale as second dimension',
    'bad-profile',
    `${first}.profile`,
    onQuestion({ profile: { value: 1, first: text('a'), others: text('b') } }),
  ],
  [
    'more than one second dimension',
    'second-dimension',
    'pages',
    (d) => d.pages[7]!.elements.push({ ...structuredClone(d.pages[7]!.elements[1]!), name: 'BA24' }),
  ],
  [
    'a second tree',
    'repeated-name',
    'pages[7].elements[2].name',
    (d) => d.pages[7]!.elements.push(structuredClone(d.pages[7]!.elements[0]!)),
  ],
  ...[
    'Votre poste',
    'Quelle est votre fonction ?',
    'Précisez votre métier',
    'Intitulé du poste',
    'Votre nom',
  ].map((title): (typeof hostile)[number] => [
    `a text that asks « ${title} »`,
    'asks-position',
    'pages[6].elements[0].title',
    (d) => Object.assign(d.pages[6]!.elements[0]!, { title: text(title) }),
  ]),
  [
    'a text that asks “Your job title”',
    'asks-position',
    'pages[6].elements[0].title',
    (d) => Object.assign(d.pages[6]!.elements[0]!, { title: text('Une question', 'Your job title') }),
  ],
  ['no group question', 'group-question', 'pages', (d) => d.pages[7]!.elements.shift()],
  [
    'a list to choose from elsewhere',
    'group-question',
    'pages[7].elements[0]',
    (d) => Object.assign(d.pages[7]!.elements[0]!, { name: 'POSTE' }),
  ],
  [
    'a text about the group',
    'group-question',
    'pages[7].elements[0]',
    (d) => Object.assign(d.pages[7]!.elements[0]!, { type: 'comment', maxLength: 10 }),
  ],
  [
    'a hundred pages',
    'wrong-count',
    'pages',
    (d) => d.pages.push(...Array.from({ length: 100 }, () => d.pages[0]!)),
  ],
]

describe('readQuestionnaire', () => {
  it.each(hostile)('refuses %s: %s', (_name, reason, path, change) => {
    const definition = draft()
    const changed = change(definition)
    const isWhole = typeof changed === 'object' && changed !== null && Object.hasOwn(changed, '__proto__')
    expect(refusal(isWhole ? changed : definition)).toEqual({ reason, path })
  })

  it('refuses anything that is not a definition, with a reason', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (garbage) => {
        expect(refusal(garbage).reason).toBeTypeOf('string')
      }),
    )
  })

  it('refuses a definition with any property too many, wherever it stands', () => {
    const places: ((definition: Draft) => Json)[] = [
      (d) => d,
      (d) => d.title as Json,
      (d) => d.pages[2]!,
      (d) => d.pages[6]!.elements[0]!,
      (d) => d.pages[6]!.elements[1]!.choices[3]!,
      (d) => d.pages[7]!.elements[0]!,
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.string({ minLength: 1 }),
        fc.jsonValue(),
        (place, key, value) => {
          const definition = draft()
          const object = place(definition)
          fc.pre(!Object.hasOwn(object, key) && !['choices', 'default', 'en', 'description'].includes(key))
          Object.defineProperty(object, key, { value, enumerable: true })
          expect(['unknown-property', 'bad-flag']).toContain(refusal(definition).reason)
        },
      ),
    )
  })

  it('reads what it accepts from a whole definition and changes nothing in it', () => {
    const definition = draft()
    const before = JSON.stringify(definition)
    expect(readQuestionnaire(definition)).toEqual(readQuestionnaire(draft()))
    expect(JSON.stringify(definition)).toBe(before)
  })

  it('takes a page of scales of different lengths for no theme', () => {
    const definition = draft()
    definition.pages[0]!.elements[0]!.choices.pop()
    const { themes, questions } = readQuestionnaire(definition)
    expect(themes.map(({ code }) => code)).not.toContain('sens')
    expect(questions[0]).toMatchObject({ kind: 'scale', points: 4, theme: null })
  })

  it('reads a question about the person as the second dimension, with the words of its two classes', () => {
    const { questions } = readQuestionnaire(draft())
    expect(questions.at(-1)).toMatchObject({ code: 'BA23', profile: { value: 'yes' } })
    const definition = draft()
    delete definition.pages[7]!.elements[1]!.profile
    expect(readQuestionnaire(definition).questions.at(-1)).toMatchObject({ code: 'BA23', profile: null })
  })

  it.each([
    'Qu’est-ce qui vous préoccupe dans votre poste ?',
    'Que change ce projet pour votre métier ?',
    'Votre avis',
  ])('lets a text ask « %s »', (title) => {
    const definition = draft()
    Object.assign(definition.pages[6]!.elements[0]!, { title: text(title, 'What worries you in your job?') })
    expect(readQuestionnaire(definition).questions.length).toBeGreaterThan(20)
  })

  it('reads a scale from 0 to 10', () => {
    const definition = draft()
    const choices = Array.from({ length: 11 }, (_, value) => ({ value, text: text(`${value} sur 10`) }))
    definition.pages[0]!.elements = [{ ...definition.pages[0]!.elements[0]!, choices }]
    expect(readQuestionnaire(definition).questions[0]).toMatchObject({ kind: 'scale', points: 11 })
  })
})
