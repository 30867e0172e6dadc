import { describe, expect, it } from 'vitest'
import { collectAnswers, segmentChosen } from '#app/components/survey/collect-answers.ts'
import { createModel } from '#app/components/survey/create-model.ts'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import { askSome } from '#surveys/ask-some.ts'
import { questionnaireOf } from '#surveys/asked-of.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { definition, makeGroups } from './survey-view.tsx'

const make = () => createModel(definition, makeGroups(3), 'fr')

const choices = ['territory/epci', 'territory/central_commune/ville', 'territory/other_communes/+other']
const groups = [{ heading: null, choices: choices.map((id) => ({ id, label: { fr: id, en: id } })) }]
const conditional = askSome(definition, { conditions: ['epci'], participation: ['epci', 'central_commune'] })

describe('a survey of which pages are asked of some', () => {
  const names = (model: ReturnType<typeof make>) => model.visiblePages.map(({ name }) => name)
  const everybody = ['profil', 'sens', 'information', 'encadrement', 'confiance', 'expression']

  it('shows them by the group alone, and follows when it changes', () => {
    const model = createModel(conditional, groups, 'fr')
    expect(model.jsonErrors ?? []).toEqual([])
    expect(names(model)).toEqual(everybody)
    model.setValue('GROUP', choices[0])
    expect(names(model)).toHaveLength(8)
    for (const code of ['BA01', 'BA07', 'BA13']) model.setValue(code, 5)
    expect(names(model)).toHaveLength(8)
    model.setValue('GROUP', choices[1])
    expect(names(model)).toEqual(['profil', 'sens', 'information', 'participation', ...everybody.slice(3)])
    for (const group of [choices[2], undefined, 'elsewhere']) {
      model.setValue('GROUP', group)
      expect(names(model)).toEqual(everybody)
    }
  })

  it('keeps of the answers what the group chosen last is asked', () => {
    const questionnaire = readQuestionnaire(conditional)
    const given = { BA01: 1, BA07: 2, BA13: 3 }
    const kept = (group: string | undefined, from: GroupSection[] = groups) => {
      const data = { ...given, ...(group && { GROUP: group }) }
      return collectAnswers(questionnaireOf(questionnaire, segmentChosen(from, data)), data)
    }
    expect(kept(choices[0])).toEqual(given)
    expect(kept(choices[1])).toEqual({ BA01: 1, BA07: 2 })
    expect(kept(choices[2])).toEqual({ BA01: 1 })
    expect(kept(undefined)).toEqual({ BA01: 1 })
    // A single group is not asked: it is everybody's.
    const [section] = groups
    expect(kept(undefined, [{ ...section!, choices: section!.choices.slice(0, 1) }])).toEqual(given)
  })
})

describe('createModel', () => {
  it('reads the whole definition without a complaint', () => {
    expect(make().jsonErrors ?? []).toEqual([])
    expect(make().getAllQuestions()).toHaveLength(26)
  })

  it('changes language both ways and loses nothing that was answered', () => {
    const model = make()
    model.setValue('BA01', 4)
    model.setValue('BA21', 'Mes trajets ')
    const title = () => model.getQuestionByName('BA02').title
    expect(title()).toBe('Les objectifs annoncés sont clairs pour moi.')
    model.locale = 'en'
    expect(title()).toBe('The stated aims are clear to me.')
    model.locale = 'fr'
    expect(title()).toBe('Les objectifs annoncés sont clairs pour moi.')
    expect(model.data).toEqual({ BA01: 4, BA21: 'Mes trajets ' })
  })

  it('keeps every keystroke, spaces and capitals too', () => {
    const model = make()
    const typed = ['a', 'a ', 'a  ', 'A', ' A']
    const question = model.getQuestionByName('BA22')
    for (const text of typed) {
      question.value = text
      expect(model.data).toEqual({ BA22: text })
      expect(question.value).toBe(text)
    }
  })

  it('never completes, and goes nowhere', () => {
    const model = make()
    model.navigateToUrl = 'https://example.org'
    model.setValue('BA01', 4)
    expect(model.doComplete()).toBe(false)
    expect(model.state).toBe('running')
    const asked = { url: 'https://example.org', allow: true }
    model.onNavigateToUrl.fire(model, asked)
    expect(asked.allow).toBe(false)
  })

  it('draws no style sheet and remembers nothing', () => {
    const model = make()
    expect(model).toMatchObject({ generateStylesheet: false, needRenderIcons: false, cookieName: '' })
  })
})
