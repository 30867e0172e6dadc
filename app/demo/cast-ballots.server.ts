import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { type BallotContent, encodeBallot } from '#app/domain/ballots/ballot-format.ts'
import { issueCredential } from '#app/domain/ballots/issue-credential.server.ts'
import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import { type FrozenWave, getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import type { Wave } from '#app/domain/consultations/queries.server.ts'
import { countAgents } from '#app/domain/directory/queries.server.ts'
import { defaultLeaf } from '#app/domain/disclosure/group-choices.ts'
import { nodeId } from '#app/domain/disclosure/node-ids.ts'
import { mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import { listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import type { DemonstrationAgent } from './agents.ts'
import { answersOf, answersWave, hidesGroup } from './answer-model.ts'
import type { Maker } from './maker.ts'
import { makeBallot } from './native-respondent.ts'

/** How many people answer at the same time. */
const atOnce = 4

/**
 * Has those who answer in this wave open their invitation, follow its link, seal their answers and cast them, as a browser does.
 * @param number 0 for T0, 1 for T1
 * @returns how many ballots the urn acknowledged
 */
export async function castBallots(
  maker: Maker,
  wave: Wave,
  number: number,
  agents: readonly DemonstrationAgent[],
): Promise<number> {
  const { job, desk } = maker
  const ctx = { db: job.db, now: job.now, actor: null }
  const urn = (await getPublicUrn(ctx, wave.id))!
  const frozen = await getFrozenWave(ctx, wave.id)
  const secrets = await readInvitations(maker, wave.id)
  const leafOf = await leaves(maker, frozen)

  async function answer(agent: DemonstrationAgent): Promise<void> {
    const content: BallotContent = {
      v: wave.definitionHash!.toString('hex'),
      group: hidesGroup(agent, number) ? defaultLeaf(frozen.tree) : leafOf(agent),
      answers: answersOf(agent, number, frozen.questionnaire),
    }
    const secret = secrets.get(addressee(agent))
    if (!secret) throw new Error('an agent received no invitation')
    const ballot = await makeBallot(urn, content, (blinded) =>
      issueCredential(ctx, { waveId: wave.id, secret, blinded, desk }),
    )
    await acceptBallot(ctx, { waveId: wave.id, body: Buffer.from(encodeBallot(ballot)), desk })
  }

  const voters = agents.filter((agent) => agent.email && answersWave(agent, number))
  const queue = voters.values()
  async function lane(): Promise<void> {
    for (const agent of queue) await answer(agent)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return voters.length
}

/** The secret of each person's link, as she reads it in the message she received. */
async function readInvitations({ job }: Maker, waveId: string): Promise<Map<string, string>> {
  const { messages } = await listMailboxMessages(mailboxDir(job.stateDir), { size: 10_000 })
  const link = `${job.baseUrl}/e/${waveId}#`
  return new Map(
    messages.flatMap(({ to, text }) => {
      const secret = /^[\w-]+/.exec(text.split(link)[1] ?? '')?.[0]
      return secret ? [[`${to.name} <${to.address}>`, secret]] : []
    }),
  )
}

function addressee({ givenName, familyName, email }: DemonstrationAgent): string {
  return `${givenName} ${familyName} <${email}>`
}

/** The leaf of the frozen tree where an agent finds herself: her commune, or her segment where the tree stops there. */
async function leaves({ staff, processId }: Maker, { tree }: FrozenWave) {
  const employers = await countAgents(staff, processId)
  const parents = new Set(tree.map((node) => node.parent))
  const ids = new Set(tree.map(({ id }) => id).filter((id) => !parents.has(id)))
  const leafOfEmployer = new Map(
    employers.map(({ id, name, segment }) => [
      name,
      [nodeId(segment, id), nodeId(segment)].find((node) => ids.has(node)),
    ]),
  )
  return ({ employer }: DemonstrationAgent): string => {
    const leaf = leafOfEmployer.get(employer)
    if (!leaf) throw new Error('an agent is in no group of the tree')
    return leaf
  }
}
