import type { Counts } from '#app/domain/disclosure/counter.ts'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import { createFrame, type Frame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree, type DirectoryGroup } from '#app/domain/disclosure/group-tree.ts'
import { segmentOfLeaf } from '#app/domain/disclosure/node-ids.ts'
import { secondDimension, secondNodes } from '#app/domain/disclosure/second-dimension.ts'
import { questionnaireOf } from '#surveys/asked-of.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { profile, questionnaire, scale, several, text } from '../fixtures.ts'
import { type Random, seeded } from './random.ts'

export interface Organisation {
  survey: Questionnaire
  frame: Frame
  counts: Counts
  /** The same ballots by class of the second dimension, which the rule never has: first, others. */
  sides: [Counts, Counts]
}

const questionsOfAll = questionnaire(
  scale('Q5'),
  scale('Q5B'),
  scale('Q3', 3),
  scale('Q4', 4),
  scale('Q7', 7),
  scale('Q11', 11),
  several('QS', ['a', 'b', 'c'], 2, null),
  profile(),
)

/** The same, some of them asked of one segment or of two of the random ones. */
export const questionsOfSome: Questionnaire = {
  ...questionsOfAll,
  questions: questionsOfAll.questions.map((question) => {
    const askedOf = { Q5B: ['s0'], Q4: ['s1'], Q3: ['s0', 's1'], QS: ['s0'] }[question.code]
    return askedOf ? { ...question, askedOf: askedOf as never } : question
  }),
}

/**
 * A territory of small and large groups whose members lean the same way, so that unanimous groups are frequent: what the
 * rule must survive; in some territories the people of the first class are nearly all content.
 * @param size rough number of groups
 * @param answers another seed for who answers what, in the same territory
 * @param survey whose questions asked of some are answered by these only
 */
export function randomOrganisation(
  seed: number,
  size: number,
  answers = seed,
  survey = questionsOfAll,
): Organisation {
  let random = seeded(seed)
  const groups = randomGroups(random, size)
  const depth = random.pick(['segment', 'employer', 'service', 'service'] as const)
  const tree = buildGroupTree({ territory: { name: text('Territoire') }, groups, depth })
  const nodes = [...tree, ...secondNodes(secondDimension(survey)!)]
  const frame = createFrame({ questionnaire: survey, tree: nodes, k: random.pick([5, 6, 10]) })
  const counter = createCounter(survey, tree, frame.second)
  if (answers !== seed) random = seeded(answers)
  const sides = [createCounter(survey, tree), createCounter(survey, tree)] as const
  const apart = random.pick([0, 0, 0.97])
  const content = new Map(survey.questions.map(({ code }) => [code, 1]))
  const rate = random.pick([0.4, 0.7, 1])
  const blank = random.pick([0, 0, 0.15])
  const parents = new Set(tree.map((node) => node.parent))
  for (const leaf of tree.filter((node) => !parents.has(node.id))) {
    const leaning = new Map(survey.questions.map(({ code }) => [code, random.next()]))
    const conviction = random.pick([0.3, 1, 4, 40])
    const inFirst = random.pick([0.05, 0.2, 0.5, 0.95])
    const asked = questionnaireOf(survey, segmentOfLeaf(leaf.id))
    const people = leaf.headcount === 0 ? random.below(4) : leaf.headcount
    for (let person = 0; person < people; person++) {
      if (leaf.headcount > 0 && random.next() > rate) continue
      const first = random.next() < inFirst
      const own =
        first && random.next() < apart
          ? randomAnswers(random, asked, content, 40, blank)
          : randomAnswers(random, asked, leaning, conviction, blank)
      const answers = { ...own, ...(first && { QP: 'oui' }) }
      counter.add(leaf.id, answers)
      sides[first ? 0 : 1].add(leaf.id, answers)
    }
  }
  return { survey, frame, counts: counter.counts(), sides: [sides[0].counts(), sides[1].counts()] }
}

function randomGroups(random: Random, size: number): DirectoryGroup[] {
  const unit = (id: string) => ({ id, label: text(id) })
  const largest = random.pick([4, 12, 30])
  const segments = random.between(1, 4)
  return Array.from({ length: size }, (_, place) => {
    const segment = `s${random.below(segments)}`
    const employer = `${segment}e${random.below(3)}`
    const service = random.next() < 0.1 ? null : unit(`${employer}v${place}`)
    return {
      segment: unit(segment),
      employer: unit(employer),
      service,
      headcount: random.between(1, largest),
    }
  })
}

function randomAnswers(
  random: Random,
  { questions }: Questionnaire,
  leaning: Map<string, number>,
  conviction: number,
  blank: number,
) {
  const answers: Record<string, number | string[]> = {}
  for (const question of questions) {
    if (random.next() < blank) continue
    const lean = leaning.get(question.code)!
    const place = (classes: number) =>
      random.weighted(
        Array.from({ length: classes }, (_, at) =>
          Math.exp(-conviction * Math.abs(at / (classes - 1) - lean)),
        ),
      )
    if (question.kind === 'scale')
      answers[question.code] = place(question.points) + (question.points === 11 ? 0 : 1)
    else if (question.kind === 'several') {
      const options = question.options.map(({ value }) => value)
      answers[question.code] = [...new Set([options[place(3)]!, options[place(3)]!])]
    }
  }
  return answers
}
