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

describe('matrices, rankings and numbers', () => {
  const agree = [1, 2, 3, 4].map((value) => ({ value, text: text(`${value}`) }))
  const wayOut = { value: 'dontknow', text: text('Je ne sais pas', 'I don’t know') }
  const rows = ['A', 'B'].map((value) => ({ value, text: text(`Ligne ${value}`) }))
  const things = ['a', 'b', 'c'].map((value) => ({ value, text: text(value) }))
  const matrix = { type: 'matrix', name: 'MX', title: text('Vos moyens'), columns: [...agree, wayOut], rows }
  const ranking = { type: 'ranking', name: 'RK', title: text('Vos priorités'), choices: things }
  const number = {
    ...{ type: 'text', name: 'NB', title: text('Kilomètres'), inputType: 'number', min: 0, max: 200 },
    ranges: { starts: [0, 10, 50], cut: 2 },
  }
  const withElement = (element: Json, ...others: Json[]) => {
    const definition = draft()
    definition.pages[0]!.elements = [element, ...others] as Draft['pages'][0]['elements']
    return definition
  }

  it('reads the rows of a matrix as questions of their own, a theme when they are alone on a page', () => {
    const { questions, themes } = readQuestionnaire(withElement(matrix))
    expect(questions.slice(0, 2)).toMatchObject([
      { code: 'MXA', title: { fr: 'Ligne A' }, kind: 'scale', points: 4, outside: 'dontknow', theme: 'sens' },
      { code: 'MXB', matrix: { code: 'MX', row: 'B', title: { fr: 'Vos moyens' } } },
    ])
    expect(themes[0]).toMatchObject({ code: 'sens' })
  })

  it('reads a ranking, and a number with the ranges and the cut of its author', () => {
    const { questions } = readQuestionnaire(withElement(ranking, number))
    expect(questions[0]).toMatchObject({ code: 'RK', kind: 'ranking', theme: null })
    expect(questions[1]).toMatchObject({ kind: 'number', min: 0, max: 200, starts: [0, 10, 50], cut: 2 })
  })

  it.each<[string, DefinitionRefusal, string, Json]>([
    ['a matrix of two columns', 'wrong-count', `${first}.columns`, { ...matrix, columns: agree.slice(0, 2) }],
    [
      'a matrix with gaps',
      'bad-choices',
      `${first}.columns[2].value`,
      { ...matrix, columns: [...agree.slice(0, 2), agree[3]] },
    ],
    ['a row twice', 'repeated-name', `${first}.rows[1].value`, { ...matrix, rows: [rows[0], rows[0]] }],
    ['a cell of another type', 'unknown-property', `${first}.cellType`, { ...matrix, cellType: 'checkbox' }],
    ['required rows', 'unknown-property', `${first}.isAllRowRequired`, { ...matrix, isAllRowRequired: true }],
    [
      'rows shown by an answer',
      'unknown-property',
      `${first}.rowsVisibleIf`,
      { ...matrix, rowsVisibleIf: '1' },
    ],
    ['a ranking of two', 'wrong-count', `${first}.choices`, { ...ranking, choices: things.slice(0, 2) }],
    ['a line of free text', 'unknown-type', `${first}.inputType`, { ...number, inputType: 'text' }],
    ['an e-mail address', 'unknown-type', `${first}.inputType`, { ...number, inputType: 'email' }],
    ['a number without ranges', 'not-an-object', `${first}.ranges`, { ...number, ranges: undefined }],
    [
      'seven ranges',
      'wrong-count',
      `${first}.ranges.starts`,
      { ...number, ranges: { starts: [0, 1, 2, 3, 4, 5, 6], cut: 1 } },
    ],
    [
      'ranges that do not begin where numbers do',
      'bad-number',
      `${first}.ranges.starts[0]`,
      { ...number, ranges: { starts: [1, 10], cut: 1 } },
    ],
    [
      'ranges out of order',
      'bad-number',
      `${first}.ranges.starts[2]`,
      { ...number, ranges: { starts: [0, 10, 10], cut: 1 } },
    ],
    [
      'a range that nobody can reach',
      'bad-number',
      `${first}.ranges.starts[1]`,
      { ...number, ranges: { starts: [0, 201], cut: 1 } },
    ],
    [
      'a cut before the first range',
      'bad-number',
      `${first}.ranges.cut`,
      { ...number, ranges: { starts: [0, 10], cut: 0 } },
    ],
  ])('refuses %s: %s', (_name, reason, path, element) => {
    expect(refusal(withElement(element))).toEqual({ reason, path })
  })

  it('refuses a row whose code is another question’s', () => {
    const other = { ...draft().pages[0]!.elements[0]!, name: 'MXA' }
    expect(refusal(withElement(other, matrix)).reason).toBe('repeated-name')
  })
})
