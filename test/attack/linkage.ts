import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import { firstQuestion, secondQuestion, type Voter } from './crowd.ts'

/**
 * The attacker reads the whole database after the close. She knows who voted in which order (mail, badges, the network), the
 * order of the invitations (she had the link key), and the ballot numbers people showed her. Every trace of order that PostgreSQL
 * keeps is joined by rank with what she knows; a right guess names the author of a comment.
 */

/** A comment left after the close, and where each trace of order puts it. */
export interface Left {
  question: string
  body: string
  ranks: Record<string, string | number>
}

export async function readComments(db: Kysely<Database>, waveId: string): Promise<Left[]> {
  const { rows } = await sql<{
    question: string
    body: string
    xmin: string
    cmin: string
    page: string
    id: string
  }>`
    select question, body, xmin::text as xmin, cmin::text as cmin, ctid::text as page, id from comments
    where wave_id = ${waveId}`.execute(db)
  const toasted = await readToast(db, waveId)
  return rows.map(({ question, body, xmin, cmin, page, id }, scan) => {
    const [block, line] = page.slice(1, -1).split(',').map(Number) as [number, number]
    const ranks = { scan, ctid: block * 10_000 + line, xmin: Number(xmin), cmin: Number(cmin), id }
    return { question, body, ranks: { ...ranks, toast: toasted.get(body) ?? 0 } }
  })
}

/** Identifiers of TOAST, in the order of insertion of what they hold (PostgreSQL 17 names them by a function of its own). */
export async function readToast(db: Kysely<Database>, waveId: string): Promise<Map<string, number>> {
  const version = await sql<{ server_version_num: string }>`show server_version_num`.execute(db)
  if (Number(version.rows[0]!.server_version_num) < 170_000) return new Map()
  const { rows } = await sql<{ body: string; chunk: string | null }>`
    select body, pg_column_toast_chunk_id(body)::text as chunk from comments where wave_id = ${waveId}`.execute(
    db,
  )
  return new Map(rows.map(({ body, chunk }) => [body, Number(chunk)]))
}

/** What the attacker may order people by. */
const knowledge: Record<string, (voter: Voter) => string | number> = {
  arrival: ({ arrival }) => arrival,
  'the latest first': ({ arrival }) => -arrival,
  'the ballot number': ({ nullifier }) => nullifier,
  'the invitations': ({ invitation }) => invitation,
}

export const byValue = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

/** One attack: a trace joined by rank with something known. */
export interface Finding {
  by: string
  /** Over both questions together. */
  right: number
  guesses: number
  /** For the one of the two where more is right: a writer may order both alike, so their sum is no sum of two chances. */
  most: number
}

/** Every trace with each thing known; and the comments of one person joined with each other. */
export function attack(left: readonly Left[], people: readonly Voter[]): Finding[] {
  const findings: Finding[] = []
  for (const trace of Object.keys(left[0]!.ranks)) {
    const ordered = (question: string) => {
      const rows = left.filter((row) => row.question === question)
      const values = new Set(rows.map((row) => row.ranks[trace]))
      // A trace that is the same for all rows orders nothing; equal ones keep the order of the scan, judged by itself.
      if (values.size < 2) return null
      return rows.toSorted((a, b) => byValue(a.ranks[trace]!, b.ranks[trace]!)).map(({ body }) => body)
    }
    const [one, two] = [ordered(firstQuestion), ordered(secondQuestion)]
    for (const [known, value] of Object.entries(knowledge)) {
      const guessed = people.toSorted((a, b) => byValue(value(a), value(b)))
      const right = (bodies: string[] | null, which: 0 | 1) =>
        bodies?.filter((body, rank) => guessed[rank]!.bodies[which] === body).length ?? 0
      const guesses = [one, two].filter(Boolean).length * people.length
      const each = [right(one, 0), right(two, 1)] as const
      const sum = each[0] + each[1]
      findings.push({ by: `${trace} with ${known}`, right: sum, guesses, most: Math.max(...each) })
    }
    const authors = new Map(people.map(({ bodies }) => bodies))
    const joined = one && two ? one.filter((body, rank) => authors.get(body) === two[rank]).length : 0
    const guesses = one && two ? people.length : 0
    findings.push({ by: `${trace} with the other comments`, right: joined, guesses, most: joined })
  }
  return findings
}

/**
 * How many of some guesses are right at most when nothing but chance helps: each is right once in `people`, so the sum is
 * Poisson, whose variance is its mean.
 * @param deviations how many standard deviations are left to chance
 */
export function boundOfChance(guesses: number, people: number, deviations: number): number {
  const mean = guesses / people
  return mean + deviations * Math.sqrt(mean)
}
