import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { messageDomain, padContent } from '#app/domain/ballots/ballot-format.ts'
import { nullifierOf, sealContent } from '#app/domain/ballots/seal-content.ts'
import { type BarometerWave, createBarometerWave } from '#test/factories/barometer-wave.ts'
import { afterGrace } from '#test/factories/urn.ts'
import type { BenchServer } from './bench-database.ts'
import { openBenchUrn } from './urn-clients.ts'

interface Closed {
  seconds: number
  peakMb: number
  ballots: number
}

/**
 * M4 in a process of its own: open, judge, count, write, drop, destroy. One ballot in three has a comment.
 * @returns `close_<n>_s` in seconds and `close_<n>_peak_mb`, the largest resident memory of that process
 */
export async function benchClose(server: BenchServer): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const size of [1_000, 3_000, 10_000]) Object.assign(figures, await closeOne(server, size))
  return figures
}

/**
 * The largest urn, while another wave of the same PostgreSQL is answered: a ballot every 50 ms to a web process.
 * @param bytes length of the ciphertext of those ballots
 * @returns `close_100000_s`, `close_100000_peak_mb`, and `other_p95_ms`: how long those ballots took, in ms
 */
export async function benchLargeClose(server: BenchServer, bytes: number): Promise<Record<string, number>> {
  const urn = await openBenchUrn(server, bytes)
  const bodies = await urn.makeBodies(6_000)
  const taken: number[] = []
  let closing = true
  const others = async () => {
    while (closing) {
      const begin = performance.now()
      await urn.post(bodies.pop()!)
      taken.push(performance.now() - begin)
      await pause(Math.max(0, 50 - (performance.now() - begin)))
    }
  }
  const figures = await closeOne(server, 100_000, async (close) => {
    const answering = others()
    const closed = await close()
    closing = false
    await answering
    return closed
  })
  await urn.close()
  taken.sort((a, b) => a - b)
  return { ...figures, other_p95_ms: Math.round(taken[Math.floor(taken.length * 0.95)] ?? 0) }
}

async function closeOne(
  server: BenchServer,
  size: number,
  around: (close: () => Promise<Closed>) => Promise<Closed> = (close) => close(),
): Promise<Record<string, number>> {
  const { db, url } = await server.createDatabase()
  const wave = await createBarometerWave({ db }, { people: size })
  await fillUrn(db, wave, size)
  const task = { url, waveId: wave.waveId, keysDir: wave.keysDir, now: afterGrace.toISOString() }
  const measured = await around(() => closeInChild(task))
  if (measured.ballots !== size) throw new Error('The close lost ballots')
  await wave.close()
  return { [`close_${size}_s`]: measured.seconds, [`close_${size}_peak_mb`]: measured.peakMb }
}

function closeInChild(task: Record<string, string>): Promise<Closed> {
  const child = fork(new URL('./close-child.ts', import.meta.url), [JSON.stringify(task)], { execArgv: [] })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Closed))
    child.once('exit', (code) => reject(new Error(`The close stopped with ${code}`)))
  })
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
