import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestAnswersBytes } from '#surveys/answers.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { correctQuestion, isSameButTexts, listQuestionTexts } from '#surveys/correct-texts.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire, type SurveyDefinition } from '#surveys/questionnaire.ts'

const { definition } = instruments['barometre-agents']
const questions = listQuestionTexts(definition)

/** Texts that the whitelist takes, in both languages. */
const sentence = fc.stringMatching(/^[A-Za-zÀ-ÿ’ ?.,;:!0-9]{1,120}$/).filter((text) => text.trim() !== '')
const localized = fc.record({ fr: sentence, en: sentence })
const correction = fc.record({
  code: fc.constantFrom(...questions.map(({ code }) => code)),
  title: localized,
  help: fc.option(localized),
})

describe('a correction of texts', () => {
  it('changes titles and helps only: same answers taken, same lengths, same codes, choices and themes', () => {
    fc.assert(
      fc.property(correction, ({ code, title, help }) => {
        let corrected: SurveyDefinition
        try {
          corrected = correctQuestion(definition, code, { title, help })
        } catch (error) {
          // An invented title may ask for somebody's post: refused like any other.
          expect(error).toMatchObject({ name: 'SurveyDefinitionError' })
          return
        }
        const [before, after] = [readQuestionnaire(definition), readQuestionnaire(corrected)]
        expect(after.questions.map(({ title: _, ...rest }) => rest)).toEqual(
          before.questions.map(({ title: _, ...rest }) => rest),
        )
        expect(after.themes).toEqual(before.themes)
        expect(longestAnswersBytes(after)).toBe(longestAnswersBytes(before))
        expect(isSameButTexts(definition, corrected)).toBe(true)
        expect(listQuestionTexts(corrected).find((each) => each.code === code)).toEqual({ code, title, help })
        expect(listQuestionTexts(corrected).filter((each) => each.code !== code)).toEqual(
          questions.filter((each) => each.code !== code),
        )
      }),
    )
  })

  it('leaves the first definition as it was, and has a hash of its own', () => {
    const hash = definitionHash(definition)
    const [first] = questions
    const corrected = correctQuestion(definition, first!.code, {
      title: { fr: 'Un titre sans faute', en: 'A title without mistake' },
      help: null,
    })
    expect(definitionHash(definition)).toBe(hash)
    expect(definitionHash(corrected)).not.toBe(hash)
  })

  it.each([
    ['markup', { fr: 'Titre <b>gras</b>', en: 'Title' }],
    ['a piped answer', { fr: 'Titre {BA01}', en: 'Title' }],
    ['an empty text', { fr: ' ', en: 'Title' }],
    ['too long a text', { fr: 'a'.repeat(601), en: 'Title' }],
    ['a hidden character', { fr: 'Titre\u202e', en: 'Title' }],
  ])('goes through the whitelist: %s is refused', (_what, title) => {
    expect(() => correctQuestion(definition, questions[0]!.code, { title, help: null })).toThrow()
  })

  it('is of a question that exists', () => {
    expect(() => correctQuestion(definition, 'NOPE', { title: { fr: 'a', en: 'b' }, help: null })).toThrow(
      'bad-name',
    )
  })
})

describe('two definitions', () => {
  it('with another choice, another order or another length are not the same ballot', () => {
    const changed = (edit: (pages: { elements: Record<string, unknown>[] }[]) => void) => {
      const copy = structuredClone(definition) as { pages: { elements: Record<string, unknown>[] }[] }
      edit(copy.pages)
      return isSameButTexts(definition, copy as unknown as SurveyDefinition)
    }
    expect(changed(() => undefined)).toBe(true)
    expect(changed(([page]) => void page!.elements.reverse())).toBe(false)
    expect(
      changed(([page]) => {
        ;(page!.elements[0]!.choices as { value: unknown }[])[0]!.value = 9
      }),
    ).toBe(false)
    expect(
      changed(([page]) => {
        ;(page!.elements[0]!.choices as { text: { en: string } }[])[0]!.text.en = 'Entirely'
      }),
    ).toBe(false)
  })
})
