import { expect, it } from 'vitest'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { composeResults } from '#app/domain/results/compose-results.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { both, facts, makeTree } from './published-wave.ts'

const tree = makeTree('segment')
const things = ['a', 'b', 'c'].map((value) => ({ value, label: both(`Chose ${value}`) }))
const questionnaire: Questionnaire = {
  themes: [],
  questions: [
    { code: 'R', title: both('Vos priorités'), theme: null, kind: 'ranking', options: things },
    {
      ...{ code: 'N', title: both('Kilomètres'), theme: null, kind: 'number' },
      ...{ min: 0, max: 2_000, starts: [0, 10, 50], cut: 2 },
    },
    {
      code: 'C',
      title: both('Lieu'),
      theme: null,
      kind: 'single',
      options: things,
      outside: null,
      profile: null,
    },
  ],
}

it('reports a ranking by its first two places, a number by its ranges, a choice by its options', () => {
  const parents = new Set(tree.map(({ parent }) => parent))
  const leaf = tree.find(({ id }) => !parents.has(id))!.id
  const counter = createCounter(questionnaire, tree)
  for (let person = 0; person < 30; person++) {
    const [first, second] = [
      ['a', 'b'],
      ['a', 'c'],
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
    ][person % 5]!
    counter.add(leaf, { R: [first!, second!], N: [3, 12, 1_200][person % 3]!, C: 'abc'[person % 3]! })
  }
  const frame = createFrame({ questionnaire, tree, k: 10 })
  const published = readTallies(frame, tally(frame, counter.counts()))
  const { questions } = composeResults({ number: 1, frozenOn: '2026-12-01', facts, questionnaire, published })

  const [ranking, number, choice] = questions
  expect(ranking!.items.map(({ title, territory }) => [title.fr, territory!.favourable])).toEqual([
    ['Chose a', 80],
    ['Chose b', 60],
    ['Chose c', 60],
  ])
  expect(ranking!.items[0]!.territory!.classes.map(({ label }) => label.fr)).toEqual([
    'Ailleurs dans le classement',
    'Dans les deux premières places',
  ])
  expect(number!.items[0]!.territory!.classes.map(({ label, count }) => [label.fr, count])).toEqual([
    ['De 0 à 9', 10],
    ['De 10 à 49', 10],
    ['De 50 à 2\u202f000', 10],
  ])
  expect(choice!.items[0]!.territory!.classes.map(({ label, count }) => [label.fr, count])).toEqual([
    ['Chose a', 10],
    ['Chose b', 10],
    ['Chose c', 10],
  ])
})
