import { expect, it } from 'vitest'
import { correctQuestion } from '#surveys/correct-texts.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire, SurveyDefinitionError } from '#surveys/questionnaire.ts'
import { hostileDefinitions } from './hostile-definitions.ts'

function refusalOf(run: () => unknown): SurveyDefinitionError | null {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof SurveyDefinitionError) return error
    throw error
  }
}

it('holds more than forty ways to leak, none twice', () => {
  expect(hostileDefinitions.length).toBeGreaterThanOrEqual(40)
  expect(new Set(hostileDefinitions.map(({ leak }) => leak)).size).toBe(hostileDefinitions.length)
})

it.each(hostileDefinitions)('refuses $leak, with the reason and the place', ({ definition, reason }) => {
  const refusal = refusalOf(() => readQuestionnaire(definition))
  expect(refusal).toMatchObject({ reason })
  expect(refusal?.path).not.toBe('')
  expect(({} as { leaked?: string }).leaked).toBeUndefined()
})

it('refuses the same texts where a pilot corrects a question of an open wave', () => {
  const { definition } = instruments['barometre-agents']
  const good = { title: { fr: 'Un intitulé', en: 'A wording' }, help: null }
  expect(refusalOf(() => correctQuestion(definition, 'BA02', good))).toBeNull()
  const texts = hostileDefinitions.flatMap(({ definition: { pages }, reason }) => {
    const [first] = (pages as { elements: { title?: { default: string; en: string } }[] }[])[0]!.elements
    return ['markup', 'variable', 'bad-text'].includes(reason) && first?.title ? [first.title] : []
  })
  const hostile = texts.filter(({ default: fr }) =>
    refusalOf(() => correctQuestion(definition, 'BA02', { title: { fr, en: fr }, help: null })),
  )
  expect(hostile.length).toBeGreaterThanOrEqual(12)
  for (const { default: fr } of hostile) {
    const help = { fr: 'Une aide', en: fr }
    expect(refusalOf(() => correctQuestion(definition, 'BA02', { ...good, help }))).not.toBeNull()
  }
})
