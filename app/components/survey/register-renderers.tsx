import type { ReactElement } from 'react'
import type { PageModel, Question } from 'survey-core'
import { ReactElementFactory, ReactQuestionFactory } from 'survey-react-ui'
import { CheckboxQuestion } from './checkbox-question.tsx'
import { GroupQuestion } from './group-question.tsx'
import { MatrixQuestion } from './matrix-question.tsx'
import { NumberQuestion } from './number-question.tsx'
import { RadioQuestion } from './radio-question.tsx'
import { RankingQuestion } from './ranking-question.tsx'
import { SurveyPage } from './survey-page.tsx'
import { TextQuestion } from './text-question.tsx'

/** Each is registered for the one type of model that it takes: no other is ever given to it. */
type Renderer = (props: { question: never }) => ReactElement | null

const renderers: Record<string, Renderer> = {
  radiogroup: RadioQuestion,
  checkbox: CheckboxQuestion,
  comment: TextQuestion,
  dropdown: GroupQuestion,
  matrix: MatrixQuestion,
  ranking: RankingQuestion,
  text: NumberQuestion,
}

interface PageProps {
  page: PageModel
  creator: { createQuestionElement(question: Question): ReactElement | null }
}

/**
 * Puts our page and our questions in place of SurveyJS's: fieldsets with legends, native fields, errors tied to them, which
 * its own do not reach.
 */
export function registerRenderers(): void {
  ReactElementFactory.Instance.registerElement('sv-page', ({ page, creator }: PageProps) => (
    <SurveyPage key={page.id} page={page} draw={(question) => creator.createQuestionElement(question)} />
  ))
  for (const [type, Renderer] of Object.entries(renderers)) {
    const draw = (props: { question: Question }) => <Renderer question={props.question as never} />
    // Its declared type says that a creator takes a name; it is given the props.
    ReactQuestionFactory.Instance.registerQuestion(type, draw as unknown as (name: string) => ReactElement)
  }
}
