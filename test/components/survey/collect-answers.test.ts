import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  collectAnswers,
  collectGroup,
  findProblems,
  minutesLeft,
  toggle,
} from '#app/components/survey/collect-answers.ts'
import { surveyMessages } from '#app/components/survey/messages.ts'
import { createSay } from '#app/components/survey/say.ts'
import { locales } from '#app/i18n/index.ts'
import { answersSchema } from '#surveys/answers.ts'
import { questionnaire } from './survey-view.tsx'

const schema = answersSchema(questionnaire)
const themes = questionnaire.questions.find(({ code }) => code === 'BA21T')
if (themes?.kind !== 'several') throw new Error('BA21T is a choice of several')

describe('collectAnswers', () => {
  it('cleans texts, leaves blanks out, and puts options in their order', () => {
    const data = {
      BA01: 4,
      BA02: 'dontknow',
      BA21: ' a\u0000\r\nb ',
      BA22: ' \n ',
      BA21T: ['REMU', 'LIEU'],
      GROUP: 'g0-1',
    }
    expect(collectAnswers(questionnaire, data)).toEqual({
      BA01: 4,
      BA02: 'dontknow',
      BA21: 'a\nb',
      BA21T: ['LIEU', 'REMU'],
    })
    expect(collectGroup(data)).toBe('g0-1')
    expect(collectGroup({})).toBeNull()
  })

  it('gives what the schema accepts whenever no problem was found in what can be typed and ticked', () => {
    const values = ['LIEU', 'REMU', 'TEMP', 'none']
    const typed = fc.record(
      {
        BA01: fc.constantFrom(1, 2, 3, 4, 5, 'dontknow'),
        BA21: fc.string({ unit: 'binary', maxLength: 1100 }),
        BA22: fc.string({ unit: fc.constantFrom('漢', '"', '\n', 'a'), minLength: 300, maxLength: 600 }),
        BA21T: fc
          .array(fc.constantFrom(...values), { maxLength: 6 })
          .map((clicks) => clicks.reduce<string[]>((ticked, option) => toggle(themes, ticked, option), [])),
        BA23: fc.constantFrom('yes', 'no', 'refused'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(typed, (data) => {
        const answers = collectAnswers(questionnaire, data)
        fc.pre(Object.keys(answers).length > 0)
        const mended = findProblems(questionnaire.questions, data).length === 0
        expect(schema.safeParse(answers).success).toBe(mended)
      }),
    )
  })
})

describe('findProblems', () => {
  it('says by how much a text is too long, and how many may be ticked', () => {
    const data = { BA21: 'x'.repeat(1005), BA21T: ['LIEU', 'REMU', 'TEMP'] }
    expect(findProblems(questionnaire.questions, data)).toEqual([
      { code: 'BA21', kind: 'tooLong', count: 5 },
      { code: 'BA21T', kind: 'tooMany', count: 2 },
    ])
  })

  it('requires nothing', () => {
    expect(findProblems(questionnaire.questions, {})).toEqual([])
  })
})

describe('toggle', () => {
  it('lets « none of these » stand alone', () => {
    expect(toggle(themes, ['LIEU', 'REMU'], 'none')).toEqual(['none'])
    expect(toggle(themes, ['none'], 'LIEU')).toEqual(['LIEU'])
    expect(toggle(themes, ['LIEU'], 'LIEU')).toEqual([])
  })
})

describe('minutesLeft', () => {
  it('goes down from the whole to one minute', () => {
    const codes = questionnaire.questions.map(({ code }) => code)
    const left = codes.map((_, position) => minutesLeft(questionnaire, 8, codes.slice(position)))
    expect(left[0]).toBe(8)
    expect(left.at(-1)).toBe(1)
    expect(left).toEqual([...left].sort((a, b) => b - a))
  })
})

describe('the sentences of the island', () => {
  it('leave no blank to fill', () => {
    for (const locale of locales) {
      const say = createSay(locale, surveyMessages(locale))
      expect(
        Object.values(surveyMessages(locale)).filter((text) => text === '' || /\{\{/.test(text)),
      ).toEqual([])
      expect(say('step', { step: 2, steps: 8 })).toMatch(/2 \w+ 8$/)
      expect(say('charactersLeft', { count: 1 })).not.toMatch(/[{}]|s possibles|characters/)
      expect(say('charactersLeft', { count: 1000 })).toMatch(/1[\s,]000/u)
    }
  })
})
