import { renderToStaticMarkup } from 'react-dom/server'
import { Survey } from 'survey-react-ui'
import { createModel } from '#app/components/survey/create-model.ts'
import { surveyMessages } from '#app/components/survey/messages.ts'
import { registerRenderers } from '#app/components/survey/register-renderers.tsx'
import { createSay } from '#app/components/survey/say.ts'
import { SurveyContext, type SurveyView } from '#app/components/survey/survey-context.tsx'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import type { Locale } from '#app/i18n/index.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'

registerRenderers()

export const { definition } = instruments['barometre-agents']
export const questionnaire = readQuestionnaire(definition)

/** @param leaves how many in each of two sections */
export function makeGroups(leaves: number): GroupSection[] {
  const both = (label: string) => ({ fr: label, en: `${label} (en)` })
  return ['Communauté', 'Ville'].map((heading, section) => ({
    heading: both(heading),
    choices: Array.from({ length: leaves }, (_, leaf) => ({
      id: `g${section}-${leaf}`,
      label: both(`${heading} ${leaf}`),
    })),
  }))
}

/** A survey as it stands at a page, without a browser. */
export function makeView(
  options: { page?: number; locale?: Locale; groups?: GroupSection[] } = {},
): SurveyView {
  const { page = 0, locale = 'fr', groups = makeGroups(2) } = options
  const model = createModel(definition, groups, locale)
  model.currentPageNo = page
  const unused = () => undefined
  return {
    model,
    questionnaire,
    groups,
    minutes: 8,
    locale,
    say: createSay(locale, surveyMessages(locale)),
    contacts: 'Médecine du travail : 04 00 00 00 11.',
    notice: null,
    problems: [],
    empty: false,
    sending: { state: 'idle' },
    progress: null,
    next: unused,
    back: unused,
    toFirst: unused,
    switchLanguage: unused,
  }
}

export function draw(view: SurveyView): string {
  return renderToStaticMarkup(
    <SurveyContext.Provider value={view}>
      <Survey model={view.model} />
    </SurveyContext.Provider>,
  )
}
