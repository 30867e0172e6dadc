import { expect, it } from 'vitest'
import { compareEntries, mergeEntries } from '#app/components/answer/compare-entries.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'

const questionnaire = readQuestionnaire(instruments['barometre-agents'].definition)
const both = (text: string) => ({ fr: text, en: text })
const groups = [
  {
    heading: null,
    choices: [
      { id: 'a', label: both('Montclair') },
      { id: 'b', label: both('Ambre') },
    ],
  },
]
const texts = { group: 'Groupe', nothing: 'rien' }
const compare = (
  first: Parameters<typeof mergeEntries>[0][0],
  second: Parameters<typeof mergeEntries>[0][1],
) => compareEntries(questionnaire, groups, [first, second], texts, 'fr')

it('finds nothing in two equal entries', () => {
  const entry = { answers: { BA01: 4, BA21T: ['LIEU'], BA22: 'Du temps' }, group: 'a' }
  expect(compare(entry, structuredClone(entry))).toEqual([])
})

it('names each difference in words, the group and what was left out among them', () => {
  const first = { answers: { BA01: 2, BA02: 'dontknow', BA22: 'Du temps' }, group: 'a' }
  const second = { answers: { BA01: 4, BA02: 'dontknow', BA03: 5 }, group: null }
  expect(compare(first, second)).toMatchObject([
    { code: null, title: 'Groupe', first: 'Montclair', second: 'rien' },
    { code: 'BA01', first: 'Plutôt pas d’accord', second: 'Plutôt d’accord' },
    { code: 'BA03', first: 'rien', second: 'Tout à fait d’accord' },
    { code: 'BA22', first: 'Du temps', second: 'rien' },
  ])
})

it('puts together what was chosen', () => {
  const first = { answers: { BA01: 2, BA22: 'Du temps' }, group: 'a' }
  const second = { answers: { BA01: 4, BA03: 5 }, group: 'b' }
  expect(mergeEntries([first, second], new Set([]))).toEqual(first)
  expect(mergeEntries([first, second], new Set([null, 'BA01', 'BA22']))).toEqual({
    answers: { BA01: 4 },
    group: 'b',
  })
  expect(mergeEntries([first, second], new Set(['BA03']))).toEqual({
    answers: { BA01: 2, BA22: 'Du temps', BA03: 5 },
    group: 'a',
  })
})
