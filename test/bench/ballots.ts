import type { BenchServer } from './bench-database.ts'
import { ratePerSecond } from './rate-per-second.ts'
import { openBenchUrn } from './urn-clients.ts'

/**
 * M3 as in service: HTTP, signature, shared lock, state, durable insert of a new ballot, by 1, 8 and 32 clients.
 * @param bytes length of the ciphertext
 * @returns `ballots_1`, `ballots_8`, `ballots_32`: ballots per second by number of clients
 */
export async function benchBallots(server: BenchServer, bytes: number): Promise<Record<string, number>> {
  const urn = await openBenchUrn(server, bytes)
  try {
    const figures: Record<string, number> = {}
    for (const clients of [1, 8, 32]) {
      const bodies = await urn.makeBodies(clients === 1 ? 4_000 : 14_000)
      figures[`ballots_${clients}`] = await ratePerSecond(clients, 4, () => urn.post(takeBody(bodies)))
    }
    return figures
  } finally {
    await urn.close()
  }
}

function takeBody(bodies: Buffer[]): Buffer {
  const body = bodies.pop()
  if (!body) throw new Error('The bench ran out of ballots: make more of them')
  return body
}
