import { comparePublished } from '#app/domain/disclosure/compare-published.ts'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { secondDimension, secondNodes } from '#app/domain/disclosure/second-dimension.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { themeFigures } from '#app/domain/disclosure/theme-figures.ts'
import { seeded } from '#test/domain/disclosure/attack/random.ts'
import { profile, questionnaire, scale, text } from '#test/domain/disclosure/fixtures.ts'

/** Twenty-four scales in six themes, and a question about the person. */
const survey = questionnaire(
  ...Array.from({ length: 24 }, (_, place) => scale(`Q${place}`, 5, `theme${Math.floor(place / 4)}`)),
  profile(),
)

function makeFrame(communes: number, departments: number, headcount: number) {
  const unit = (id: string) => ({ id, label: text(id) })
  const groups = Array.from({ length: communes * departments }, (_, place) => {
    const commune = place % communes
    return {
      segment: unit(['epci', 'central', 'others'][commune === 0 ? 0 : commune === 1 ? 1 : 2]!),
      employer: unit(`c${commune}`),
      service: unit(`c${commune}d${Math.floor(place / communes)}`),
      headcount,
    }
  })
  const tree = buildGroupTree({ territory: { name: text('T') }, groups, depth: 'service' })
  return createFrame({
    questionnaire: survey,
    tree: [...tree, ...secondNodes(secondDimension(survey)!)],
    k: 10,
  })
}

type Frame = ReturnType<typeof makeFrame>

function drawBallots(frame: Frame, count: number, seed: number) {
  const random = seeded(seed)
  const parents = new Set(frame.tree.map(({ parent }) => parent))
  const leaves = frame.tree.map(({ id }) => id).filter((id) => !parents.has(id))
  return Array.from({ length: count }, (_, place) => ({
    group: leaves[place % leaves.length]!,
    answers: {
      ...Object.fromEntries(frame.items.map(({ code }) => [code, random.between(1, 5)])),
      QP: random.next() < 0.12 ? 'oui' : 'non',
    },
  }))
}

function count(frame: Frame, ballots: ReturnType<typeof drawBallots>) {
  const counter = createCounter(survey, frame.tree, frame.second)
  for (const { group, answers } of ballots) counter.add(group, answers)
  return counter.counts()
}

/**
 * The rule on opened ballots: counted, cut, written, read, with themes; then four waves side by side.
 * @returns `tally_100000_s`, from opened ballots to rows; `split_100x5x24x4_s`, from the counts of four waves of 100 communes ×
 *   5 departments × 24 questions to their published results and their comparison
 */
export async function benchDisclosure(): Promise<Record<string, number>> {
  const large = makeFrame(100, 5, 200)
  const ballots = drawBallots(large, 100_000, 1)
  const tallied = seconds(() => tally(large, count(large, ballots)))

  const frame = makeFrame(100, 5, 40)
  const waves = [1, 2, 3, 4].map((seed) => count(frame, drawBallots(frame, 12_000, seed)))
  const split = seconds(() => {
    const published = waves.map((counts) => readTallies(frame, tally(frame, counts)))
    for (const one of published) for (let theme = 0; theme < 6; theme++) themeFigures(one, `theme${theme}`)
    comparePublished(published.map((one, wave) => ({ key: `T${wave}`, published: one })))
  })
  return { tally_100000_s: tallied, split_100x5x24x4_s: split }
}

function seconds(run: () => void): number {
  const start = performance.now()
  run()
  return Math.round(performance.now() - start) / 1_000
}
