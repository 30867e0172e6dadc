import type { CountedAnswers, Counts } from '#app/domain/disclosure/counter.ts'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import type { DirectoryGroup, TreeNode } from '#app/domain/disclosure/group-tree.ts'
import type { LocalizedText, Question, Questionnaire } from '#surveys/questionnaire.ts'

export function text(word: string): LocalizedText {
  return { fr: word, en: word }
}

export function scale(
  code: string,
  points: 3 | 4 | 5 | 6 | 7 | 11 = 5,
  theme: string | null = 'sens',
): Question {
  const labels = Array.from({ length: points }, (_, place) => text(`${place}`))
  return { code, title: text(code), theme, kind: 'scale', points, labels, outside: 'nc' }
}

export function several(code: string, values: string[], max: number | null, none: string | null): Question {
  const options = values.map((value) => ({ value, label: text(value) }))
  return { code, title: text(code), theme: null, kind: 'several', options, max, none }
}

export function ranking(code: string, values: string[]): Question {
  const options = values.map((value) => ({ value, label: text(value) }))
  return { code, title: text(code), theme: null, kind: 'ranking', options }
}

export function numberIn(code: string, starts: number[], max: number, cut: number): Question {
  return { code, title: text(code), theme: null, kind: 'number', min: starts[0]!, max, starts, cut }
}

export function single(code: string, values: string[]): Question {
  const options = values.map((value) => ({ value, label: text(value) }))
  return { code, title: text(code), theme: null, kind: 'single', options, outside: 'nc', profile: null }
}

/** « J’encadre une équipe » : those who say yes, and all others. */
export function profile(code = 'QP'): Question {
  const classes = { value: 'oui', first: text('Encadrent'), others: text('Autres') }
  return { ...single(code, ['oui', 'non', 'nc']), kind: 'single', profile: classes } as Question
}

export function questionnaire(...questions: Question[]): Questionnaire {
  return { themes: [{ code: 'sens', title: text('Sens') }], questions }
}

/** The shape of barometer A: twenty scales, two texts, an intensity, a theme picker, a profile question. */
export function barometer(): Questionnaire {
  const scales = Array.from({ length: 20 }, (_, place) =>
    scale(`BA${String(place + 1).padStart(2, '0')}`, 5, `theme${Math.floor(place / 4)}`),
  )
  return questionnaire(
    ...scales,
    { code: 'BA21', title: text('BA21'), theme: null, kind: 'text', maxBytes: 4000, maxLength: 1000 },
    several('BA21T', ['LIEU', 'CHARGE', 'STATUT', 'EQUIPE', 'OUTILS', 'SENS', 'AVENIR', 'AUTRE'], 2, null),
    scale('BA21I', 4, null),
    { code: 'BA22', title: text('BA22'), theme: null, kind: 'text', maxBytes: 2000, maxLength: 500 },
    profile('BAP1'),
  )
}

/** Groups of the directory, one segment each, named by a letter. */
export function flatGroups(headcounts: number[]): DirectoryGroup[] {
  return headcounts.map((headcount, place) => {
    const unit = { id: letter(place), label: text(letter(place).toUpperCase()) }
    return { segment: unit, employer: unit, service: null, headcount }
  })
}

export function letter(place: number): string {
  return String.fromCharCode(97 + place)
}

/** Counts of ballots given as [group, answers, how many times]. */
export function count(
  survey: Questionnaire,
  tree: readonly TreeNode[],
  ballots: [group: string, answers: CountedAnswers, times?: number][],
): Counts {
  const counter = createCounter(survey, tree)
  for (const [group, answers, times = 1] of ballots)
    for (let time = 0; time < times; time++) counter.add(group, answers)
  return counter.counts()
}
