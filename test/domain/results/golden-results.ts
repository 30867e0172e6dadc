import { type DemonstrationAgent, makeAgents } from '#app/demo/agents.ts'
import { answersOf, answersWave, hidesGroup } from '#app/demo/answer-model.ts'
import { epci } from '#app/demo/territory.ts'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { defaultLeaf } from '#app/domain/disclosure/group-choices.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { nodeId } from '#app/domain/disclosure/node-ids.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { secondDimension, secondNodes } from '#app/domain/disclosure/second-dimension.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { composeComparison, type WaveToCompare } from '#app/domain/results/compose-comparison.ts'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { resultsCsv } from '#app/domain/results/results-csv.ts'
import { translator } from '#app/i18n/index.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'

const questionnaire = readQuestionnaire(instruments['barometre-agents'].definition)
const both = (text: string) => ({ fr: text, en: text })
/** Where the renewed files go, and the test reads them. */
export const goldenFolder = new URL('../../fixtures/results/', import.meta.url)

/**
 * What the agents of the demonstration answer, from their seed to what is published: no database, so employers are named by
 * their names, and the tree is the one of the demonstration but for ties.
 * @returns the text of each file, by name
 */
export function goldenFiles(): Record<string, string> {
  const waves = [0, 1].map((number) => ({
    label: `T${number}`,
    wave: publishWave(number, number === 0 ? 'segment' : 'employer'),
  }))
  const files = waves.flatMap(({ label, wave }) => {
    const content = composeResults({ ...wave, frozenOn: '2026-12-01' })
    return [
      [`demonstration-${label}.json`, `${JSON.stringify(content, null, 1)}\n`],
      [`demonstration-${label}.csv`, resultsCsv(content, 'fr')],
    ]
  })
  const comparison = composeComparison(waves.map(({ wave }) => wave))
  return {
    ...Object.fromEntries(files),
    'demonstration-comparison.json': `${JSON.stringify(comparison, null, 1)}\n`,
  }
}

function publishWave(number: number, depth: 'segment' | 'employer'): WaveToCompare {
  const agents = makeAgents().filter(({ email }) => email)
  const tree = buildGroupTree({
    territory: { name: both(epci.name) },
    depth,
    groups: groupsOf(agents),
  })
  const nodes = [...tree, ...secondNodes(secondDimension(questionnaire)!)]
  const frame = createFrame({ questionnaire, tree: nodes, k: 10 })
  const counter = createCounter(questionnaire, frame.tree, frame.second)
  const answering = agents.filter((agent) => answersWave(agent, number))
  const leaves = new Set(frame.tree.map(({ id }) => id))
  for (const agent of answering) {
    const own = nodeId(agent.segment, agent.employer)
    const leaf = leaves.has(own) ? own : nodeId(agent.segment)
    counter.add(
      hidesGroup(agent, number) ? defaultLeaf(frame.tree) : leaf,
      answersOf(agent, number, questionnaire),
    )
  }
  return {
    waveId: `T${number}`,
    resultsId: `results-T${number}`,
    number: 1,
    questionnaire,
    published: readTallies(frame, tally(frame, counter.counts())),
    facts: {
      territory: epci.name,
      processName: 'Démonstration',
      label: `T${number}`,
      title: instruments['barometre-agents'].title,
      test: false,
      opensOn: `2026-0${4 + number}-28`,
      closesOn: `2026-0${5 + number}-19`,
      k: frame.k,
      m: frame.m,
      invited: agents.length,
      ballots: answering.length,
      void: 0,
      comments: {},
    },
  }
}

function groupsOf(agents: readonly DemonstrationAgent[]) {
  const employers = new Map<string, DemonstrationAgent[]>()
  for (const agent of agents) employers.set(agent.employer, [...(employers.get(agent.employer) ?? []), agent])
  return [...employers].map(([employer, people]) => {
    const { segment } = people[0]!
    const label = {
      fr: translator('fr')(`directory:segment.${segment}`),
      en: translator('en')(`directory:segment.${segment}`),
    }
    return {
      segment: { id: segment, label },
      employer: { id: employer, label: both(employer) },
      service: null,
      headcount: people.length,
    }
  })
}
