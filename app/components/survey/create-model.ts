import { Model, type QuestionDropdownModel } from 'survey-core'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import type { Locale } from '#app/i18n/index.ts'
import { questionnaireOf } from '#surveys/asked-of.ts'
import { groupQuestion, readQuestionnaire, type SurveyDefinition } from '#surveys/questionnaire.ts'
import { elementOf, segmentChosen } from './collect-answers.ts'

/**
 * The survey's model, which holds the answers and the current page and does nothing else: it draws no style sheet or icon,
 * remembers nothing, goes nowhere, and never completes by itself.
 * @param definition one that `readQuestionnaire` accepted
 * @param groups the leaves to choose from; a single one is not asked
 */
export function createModel(
  definition: SurveyDefinition,
  groups: readonly GroupSection[],
  locale: Locale,
): Model {
  const model = new Model()
  model.generateStylesheet = false
  model.needRenderIcons = false
  // Else it draws scroll bars of its own.
  model.fitToContainer = false
  model.fromJSON(withLanguages(definition))
  model.locale = locale
  model.showNavigationButtons = false
  model.showCompletePage = false
  model.showProgressBar = false
  model.showTitle = false
  model.focusFirstQuestionAutomatic = false
  model.focusOnFirstError = false
  model.clearInvisibleValues = 'none'
  model.cookieName = ''
  model.navigateToUrl = ''
  model.navigateToUrlOnCondition = []
  model.onNavigateToUrl.add((_, options) => {
    options.allow = false
  })
  model.onCompleting.add((_, options) => {
    options.allow = false
  })
  model.onScrollToTop.add((_, options) => {
    options.cancel = true
  })
  const group = model.getQuestionByName(groupQuestion) as QuestionDropdownModel | null
  const choices = groups.flatMap((section) => section.choices)
  if (group && choices.length > 1)
    group.choices = choices.map(({ id, label }) => ({ value: id, text: label }))
  else group?.delete()
  const questionnaire = readQuestionnaire(definition)
  const follow = () => {
    const asked = new Set(
      questionnaireOf(questionnaire, segmentChosen(groups, model.data)).questions.map(elementOf),
    )
    for (const page of model.pages)
      page.visible = page.questions.some(({ name }) => name === groupQuestion || asked.has(name))
  }
  follow()
  model.onValueChanged.add((_, { name }) => {
    if (name === groupQuestion) follow()
  })
  return model
}

const ours: readonly string[] = ['askedOf', 'profile', 'ranges', 'inputType', 'min', 'max']

/**
 * SurveyJS takes a text's default for English: each is named by its language, so that a switch never falls back. It isn't told
 * what is for reports, nor what a number may be: it would empty what is none, where the page says so.
 */
function withLanguages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLanguages)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
    .filter(([key]) => !ours.includes(key))
    .map(([key, member]) => [key === 'default' ? 'fr' : key, withLanguages(member)])
  // Else SurveyJS gives a place to everything that was not ranked.
  const whole = 'type' in value && value.type === 'ranking' ? [['selectToRankEnabled', true]] : []
  return Object.fromEntries([...members, ...whole])
}
