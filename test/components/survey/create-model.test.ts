import { describe, expect, it } from 'vitest'
import { createModel } from '#app/components/survey/create-model.ts'
import { definition, makeGroups } from './survey-view.tsx'

const make = () => createModel(definition, makeGroups(3), 'fr')

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
