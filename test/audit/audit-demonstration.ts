import type { Kysely } from 'kysely'
import { makeAgents } from '#app/demo/agents.ts'
import { answersOf, answersWave, hidesGroup } from '#app/demo/answer-model.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import { defaultLeaf } from '#app/domain/disclosure/group-choices.ts'
import { nodeId } from '#app/domain/disclosure/node-ids.ts'
import { type TallyRow, tally } from '#app/domain/disclosure/tally.ts'
import type { Database } from '#db/schema/index.ts'
import { attackHiding, attackRows, type KnownWave } from './attack-answers.ts'

/** The answers of a wave of the demonstration, as its agents gave them: their seed gives the same ones. */
export async function answersAgain(db: Kysely<Database>, waveId: string, number: number): Promise<KnownWave> {
  const frozen = await getFrozenWave({ db, now: () => new Date(), actor: null }, waveId)
  const { questionnaire, frame } = frozen
  const employers = await db.selectFrom('employers').select(['id', 'name', 'segment']).execute()
  const parents = new Set(frame.tree.map(({ parent }) => parent))
  const leaves = new Set(frame.tree.map(({ id }) => id).filter((id) => !parents.has(id)))
  const leafOf = new Map(
    employers.map(({ id, name, segment }) => [
      name,
      [nodeId(segment, id), nodeId(segment)].find((leaf) => leaves.has(leaf)),
    ]),
  )
  const counter = createCounter(questionnaire, frame.tree, frame.second)
  const sides = [createCounter(questionnaire, frame.tree), createCounter(questionnaire, frame.tree)] as const
  for (const agent of makeAgents().filter((one) => one.email && answersWave(one, number))) {
    const group = hidesGroup(agent, number) ? defaultLeaf(frame.tree) : leafOf.get(agent.employer)!
    const answers = answersOf(agent, number, questionnaire)
    counter.add(group, answers)
    const first = frame.second !== null && answers[frame.second.question] === frame.second.value
    sides[first ? 0 : 1].add(group, answers)
  }
  return { frame, counts: counter.counts(), sides: [sides[0].counts(), sides[1].counts()] }
}

/** What is certain of a wave of the demonstration, for ours and for plain hiding. */
export async function auditWave(db: Kysely<Database>, waveId: string, number: number) {
  const wave = await answersAgain(db, waveId, number)
  const rows = await db
    .selectFrom('tallies')
    .select(['question', 'node', 'step', 'class', 'n'])
    .where('wave_id', '=', waveId)
    .execute()
  const sorted = (some: readonly TallyRow[]) =>
    some.map((row) => JSON.stringify([row.question, row.node, row.step, row.class, row.n])).sort()
  if (sorted(rows).join() !== sorted(tally(wave.frame, wave.counts)).join())
    throw new Error('The answers made again from their seed are not those that were counted')
  return { disclosures: attackRows(wave, rows), hidingDisclosures: attackHiding(wave) }
}
