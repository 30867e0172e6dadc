import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  collectAnswers,
  findProblems,
  minutesLeft,
  rank,
  readWhole,
} from '#app/components/survey/collect-answers.ts'
import { createModel } from '#app/components/survey/create-model.ts'
import { answersSchema } from '#surveys/answers.ts'
import { readQuestionnaire, type SurveyDefinition } from '#surveys/questionnaire.ts'
import { draw, makeView } from './survey-view.tsx'

const both = (fr: string, en = fr) => ({ default: fr, en })
const choices = (values: (string | number)[]) =>
  values.map((value) => ({ value, text: both(`${value} choisi`, `${value} chosen`) }))

/** One page of a matrix, a ranking and a number. */
const definition: SurveyDefinition = {
  title: both('Essai'),
  pages: [
    {
      name: 'essai',
      title: both('Essai', 'Trial'),
      elements: [
        {
          type: 'matrix',
          name: 'MX',
          title: both('Vos moyens', 'Your means'),
          columns: [...choices([1, 2, 3, 4]), { value: 'dontknow', text: both('Sans avis', 'No opinion') }],
          rows: ['A', 'B'].map((value) => ({ value, text: both(`Ligne ${value}`, `Row ${value}`) })),
        },
        {
          type: 'ranking',
          name: 'RK',
          title: both('Vos priorités', 'Your priorities'),
          choices: choices(['a', 'b', 'c']),
        },
        {
          ...{ type: 'text', name: 'NB', title: both('Kilomètres', 'Kilometres'), inputType: 'number' },
          ...{ min: 0, max: 200, ranges: { starts: [0, 10, 50], cut: 2 } },
        },
        { type: 'dropdown', name: 'GROUP', title: both('Groupe', 'Group') },
      ],
    },
  ],
}
const questionnaire = readQuestionnaire(definition)
const schema = answersSchema(questionnaire)

function view(data: Record<string, unknown> = {}, locale: 'fr' | 'en' = 'fr') {
  const model = createModel(definition, [], locale)
  for (const [code, value] of Object.entries(data)) model.setValue(code, value)
  return { ...makeView({ locale }), model, questionnaire }
}

describe('a page with a matrix, a ranking and a number', () => {
  it('is read without a complaint, and draws each by native fields with names', () => {
    expect(createModel(definition, [], 'fr').jsonErrors ?? []).toEqual([])
    const html = draw(view())
    expect(html.match(/<fieldset/g)).toHaveLength(4)
    expect(html).toContain('<legend>Ligne A</legend>')
    expect(html.match(/<input type="radio"/g)).toHaveLength(10)
    expect(html.match(/<select/g)).toHaveLength(2)
    expect(html).toMatch(/<label for="survey-RK">En premier<\/label><select id="survey-RK"/)
    expect(html).toMatch(/<label for="survey-NB">Kilomètres<\/label>/)
    expect(html).toMatch(/<input type="text" inputMode="numeric"[^>]*aria-describedby="survey-NB-hint"/i)
    expect(html).toContain('Un nombre entier, de 0 à 200.')
    expect(html).not.toMatch(
      /<(style|script|svg|img|iframe|link|a) |type="number"|role="radiogroup"|sv-(ranking|table)/,
    )
    expect(draw(view({}, 'en'))).toContain('A whole number, from 0 to 200.')
  })

  it('shows what was answered, and does not offer twice what has a place', () => {
    const html = draw(view({ MX: { A: 3, B: 'dontknow' }, RK: ['b'], NB: '12' }))
    expect(html.match(/checked=""/g)).toHaveLength(2)
    expect(html).toContain('value="12"')
    expect(html.match(/<option value="b"/g)).toHaveLength(1)
    expect(html.match(/<option value="a"/g)).toHaveLength(2)
  })

  it('ties an error to the number and leads to it', () => {
    const html = draw({
      ...view({ NB: '300' }),
      problems: [{ code: 'NB', kind: 'outOfRange', least: 0, most: 200 }],
    })
    expect(html).toMatch(/id="survey-NB-error"[^>]*>Écrivez un nombre entier, de 0 à 200\./)
    expect(html).toContain('href="#survey-NB"')
    expect(html).toMatch(/aria-invalid="true"/)
  })

  it('keeps what is typed in the model as it was typed', () => {
    const { model } = view({ NB: '12 km', RK: ['c', 'a'], MX: { A: 1 } })
    expect(model.data).toEqual({ NB: '12 km', RK: ['c', 'a'], MX: { A: 1 } })
  })
})

describe('their answers', () => {
  it('are what the schema accepts whenever no problem was found', () => {
    const typed = fc.record(
      {
        MX: fc.record(
          { A: fc.constantFrom(1, 4, 'dontknow'), B: fc.constantFrom(2, 3) },
          { requiredKeys: [] },
        ),
        RK: fc
          .array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom('a', 'b', 'c', '')), { maxLength: 5 })
          .map((acts) =>
            acts.reduce<string[]>(
              (ranked, [place, option]) => (ranked.includes(option) ? ranked : rank(ranked, place, option)),
              [],
            ),
          ),
        NB: fc.oneof(
          fc.constantFrom('', ' ', '0', '200', '201', '1 00', '12 km', '-3', '1,5', '1e2', '٣'),
          fc.string(),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(typed, (data) => {
        const answers = collectAnswers(questionnaire, data)
        const problems = findProblems(questionnaire.questions, data)
        expect(problems.every(({ kind }) => kind === 'outOfRange')).toBe(true)
        fc.pre(Object.keys(answers).length > 0)
        if (problems.length === 0) expect(schema.safeParse(answers).success).toBe(true)
      }),
      { numRuns: 400 },
    )
    expect(collectAnswers(questionnaire, { MX: { A: 2 }, RK: ['', 'b'], NB: '1 50' })).toEqual({
      MXA: 2,
      RK: ['b'],
      NB: 150,
    })
  })

  it('count a matrix by its rows in what is left to answer', () => {
    expect(minutesLeft(questionnaire, 8, ['MX', 'RK', 'NB'])).toBe(8)
    expect(minutesLeft(questionnaire, 8, ['RK', 'NB'])).toBe(4)
  })

  it('take a whole number as people write it, and nothing else', () => {
    expect(
      ['12', ' 1 200 ', '1\u202f200', 7, '', '1.5', '-1', 'x', null, '9'.repeat(12)].map(readWhole),
    ).toEqual([12, 1200, 1200, 7, null, null, null, null, null, null])
  })
})
