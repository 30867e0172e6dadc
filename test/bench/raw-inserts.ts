import { randomBytes } from 'node:crypto'
import type { BenchServer } from './bench-database.ts'
import { ratePerSecond } from './rate-per-second.ts'

/**
 * The physical limit beside which ballots are judged: durable inserts of one row of a ballot's length, one transaction
 * each, through `pg`, with nothing else around them.
 * @param bytes length of the ciphertext
 * @returns `raw_inserts_1`, `raw_inserts_8`, `raw_inserts_32`: rows per second by number of clients
 */
export async function benchRawInserts(server: BenchServer, bytes: number): Promise<Record<string, number>> {
  const { pool } = await server.createDatabase(32)
  await pool.query(
    'create table raw_rows (nullifier bytea primary key, enc bytea not null, ciphertext bytea not null)',
  )
  const figures: Record<string, number> = {}
  for (const clients of [1, 8, 32]) {
    const enc = randomBytes(65)
    const ciphertext = randomBytes(bytes)
    figures[`raw_inserts_${clients}`] = await ratePerSecond(clients, 5, () =>
      pool.query('insert into raw_rows values ($1, $2, $3)', [randomBytes(32), enc, ciphertext]),
    )
  }
  return figures
}
