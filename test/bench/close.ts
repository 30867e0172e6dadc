import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { messageDomain, padContent } from '#app/domain/ballots/ballot-format.ts'
import { nullifierOf, sealContent } from '#app/domain/ballots/seal-content.ts'
import { type BarometerWave, createBarometerWave } from '#test/factories/barometer-wave.ts'
import { afterGrace } from '#test/factories/urn.ts'
import type { BenchServer } from './bench-database.ts'

/**
 * M4 in a process of its own: open, judge, count, write, drop, destroy. One ballot in three has a comment.
 * @returns `close_<n>_s` in seconds and `close_<n>_peak_mb`, the largest resident memory of that process
 */
export async function benchClose(
  server: BenchServer,
  sizes = [1_000, 3_000, 10_000],
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const size of sizes) {
    const { db, url } = await server.createDatabase()
    const wave = await createBarometerWave({ db }, { people: size })
    await fillUrn(db, wave, size)
    const task = { url, waveId: wave.waveId, keysDir: wave.keysDir, now: afterGrace.toISOString() }
    const child = fork(new URL('./close-child.ts', import.meta.url), [JSON.stringify(task)], { execArgv: [] })
    const measured = await new Promise<{ seconds: number; peakMb: number; ballots: number }>(
      (resolve, reject) => {
        child.once('message', (message) =>
          resolve(message as { seconds: number; peakMb: number; ballots: number }),
        )
        child.once('exit', (code) => reject(new Error(`The close stopped with ${code}`)))
      },
    )
    if (measured.ballots !== size) throw new Error('The close lost ballots')
    figures[`close_${size}_s`] = measured.seconds
    figures[`close_${size}_peak_mb`] = measured.peakMb
    await wave.close()
  }
  return figures
}

async function fillUrn(
  db: Parameters<typeof createBarometerWave>[0]['db'],
  wave: BarometerWave,
  size: number,
) {
  const table = `ballots_${wave.waveId.replaceAll('-', '')}`
  const urnPublic = new Uint8Array(wave.urn.urnPublic)
  for (let made = 0; made < size; made += 100) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(100, size - made) }, async (_, place) => {
        const message = new Uint8Array(Buffer.concat([randomBytes(32), messageDomain(wave.waveId)]))
        const comment =
          place % 3 === 0 ? `Une remarque, la ${made + place}e, ${'assez longue '.repeat(10)}.` : undefined
        const padded = padContent(wave.content(comment), wave.urn.ballotLength)
        const { enc, ciphertext } = await sealContent(urnPublic, wave.waveId, message, padded)
        const parts = [await nullifierOf(message), enc, ciphertext].map((bytes) =>
          Buffer.from(bytes).toString('hex'),
        )
        return { n: parts[0], e: parts[1], c: parts[2] }
      }),
    )
    await sql`insert into ${sql.table(table)}
      select decode(n, 'hex'), decode(e, 'hex'), decode(c, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (n text, e text, c text)`.execute(db)
  }
}
