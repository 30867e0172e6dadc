import { createHash, randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { invitationHash } from '#app/domain/ballots/invitation-link.server.ts'
import { type BarometerWave, createBarometerWave, questionnaire } from '#test/factories/barometer-wave.ts'
import type { TestDatabase } from '#test/support/database.ts'

/** What the attacker knows of somebody: when she voted, her invitation, the ballot number she showed. */
export interface Voter {
  /** Rank of arrival. */
  arrival: number
  nullifier: string
  invitation: string
  /** Her comments, which the attacker wants to give back to her. */
  bodies: [first: string, second: string]
}

/** The two open questions of the barometer. */
export const [firstQuestion, secondQuestion] = questionnaire.questions
  .filter(({ kind }) => kind === 'text')
  .map(({ code }) => code) as [string, string]

/** As long as the question allows, so past the 2 kB from which PostgreSQL keeps a text apart from its row. */
export function longBody(): string {
  return Array.from({ length: 1_000 }, () => String.fromCharCode(0xe0 + randomInt(31))).join('')
}

/** An open wave in which everybody invited has voted in a known order, each with a comment to both open questions. */
export async function gatherCrowd(
  database: Pick<TestDatabase, 'db'>,
  voters: number,
): Promise<{ wave: BarometerWave; crowd: Voter[] }> {
  // The longest comments leave a second trace, the identifiers of TOAST: here all those to the first question do.
  await sql`alter table comments alter column body set storage external`.execute(database.db)
  const wave = await createBarometerWave(database, { people: voters })
  const crowd: Voter[] = []
  for (let arrival = 0; arrival < voters; arrival++) {
    const bodies: Voter['bodies'] = [longBody(), randomUUID()]
    const content = wave.content(bodies[0])
    content.answers[secondQuestion] = bodies[1]
    const body = await wave.ballot(arrival, content)
    await acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk })
    const nullifier = createHash('sha256').update(body.subarray(0, 84)).digest('hex')
    const invitation = invitationHash(await wave.link(arrival)).toString('hex')
    crowd.push({ arrival, nullifier, invitation, bodies })
  }
  return { wave, crowd }
}
