import { randomInt } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { connect } from '#db/client.server.ts'
import { afterGrace } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import startDatabaseServer, { runOn, withDatabase } from '#test/support/database-server.ts'
import { startSmtpSink } from '#test/support/smtp-sink.ts'
import { worker } from '#test/support/worker.ts'
import { gatherCrowd, type Voter } from './crowd.ts'
import { attack, boundOfChance, type Finding, readComments } from './linkage.ts'
import { killCloses, killLaunches } from './random-kills.ts'
import { measureTiming, type Timing } from './timing.ts'
import { naiveWriters, write } from './writers.ts'

/**
 * `npm run attack -- --json FILE`: everybody votes in a known order, the urn is opened, and the attacker joins every trace of order
 * with what she knows. The same is done to writers that differ from ours in one thing. Rates are right guesses of all guesses. Then
 * the launch and the close are killed at random times, and answers of each kind are timed.
 */

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    voters: { type: 'string', default: '1000' },
    /** How often the same urn is opened, each time on a copy of the database: the rates get finer. */
    openings: { type: 'string', default: '10' },
    /** Launches, and closes, that die at a random time. */
    kills: { type: 'string', default: '50' },
    /** Of the delays before them: what failed says its own. */
    seed: { type: 'string', default: String(randomInt(2 ** 32)) },
    /** Requests of each kind that are timed. */
    requests: { type: 'string', default: '600' },
  },
})
const voters = Number(values.voters)
const openings = Number(values.openings)
const kills = { runs: Number(values.kills), seed: Number(values.seed) }
const say = (line: string) => process.stdout.write(`${line}\n`)

/** @throws AssertionError when a launch or a close that died was not finished as it should be */
async function killAtRandom(database: TestDatabase): Promise<void> {
  const sink = await startSmtpSink()
  const job = worker(database, { smtpUrl: sink.url, now: () => new Date('2027-02-01T10:00:00Z') })
  try {
    say(`${kills.runs} launches, then as many closes, die at random (seed ${kills.seed})…`)
    await killLaunches({ database, job, sink }, kills)
    await killCloses(database, kills)
    say('each was finished by the next run, nothing lost, nothing twice')
  } finally {
    job.close()
    await sink.stop()
  }
}

function tellTiming(timing: readonly Timing[]): void {
  say(`\n${'time of an answer'.padEnd(36)}${'median'.padStart(10)}${'tenth'.padStart(10)}`)
  for (const { kind, median, tenth } of timing)
    say(`${kind.padEnd(36)}${median.toFixed(2).padStart(7)} ms${tenth.toFixed(2).padStart(7)} ms`)
}

/** Opens the urn on copies of its database. @returns the guesses of all of them together, by attack */
async function openCopies(
  database: TestDatabase,
  waveId: string,
  keysDir: string,
  people: readonly Voter[],
): Promise<Finding[]> {
  const server = process.env.DIAPASON_TEST_SERVER!
  const original = new URL(database.url).pathname.slice(1) || database.url.split('/').at(-1)!
  const sums = new Map<string, Finding>()
  for (let opening = 1; opening <= openings; opening++) {
    say(`opening ${opening} of ${openings}…`)
    const copy = `attack_${opening}_${process.pid}`
    const copiedKeys = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-attack-'))
    fs.cpSync(keysDir, copiedKeys, { recursive: true })
    await runOn(
      server,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${original}' and pid <> pg_backend_pid()`,
    )
    await runOn(server, `create database ${copy} template ${original}`)
    const { db } = connect(withDatabase(server, copy), 4)
    await closeUrn({ db, now: () => afterGrace, actor: null }, { waveId, keys: openKeyFiles(copiedKeys) })
    for (const { by, right, guesses, most } of attack(await readComments(db, waveId), people)) {
      const sum = sums.get(by) ?? { by, right: 0, guesses: 0, most: 0 }
      sums.set(by, {
        by,
        right: sum.right + right,
        guesses: sum.guesses + guesses,
        most: Math.max(sum.most, most),
      })
    }
    await db.destroy()
    await runOn(server, `drop database ${copy}`)
    fs.rmSync(copiedKeys, { recursive: true })
  }
  return [...sums.values()]
}

const rate = ({ right, guesses }: Finding) => (guesses === 0 ? 0 : right / guesses)
const percent = (share: number) => `${(100 * share).toFixed(2)} %`.padStart(10)

function report(ours: readonly Finding[], naive: ReadonlyMap<string, Finding[]>, timing: readonly Timing[]) {
  const every = [...naive.values()].flat()
  const attacks = ours.map((finding) => {
    const { by, guesses } = finding
    const alike = every.filter((other) => other.by === by)
    return {
      attack: by,
      ours: rate(finding),
      naive: Math.max(...alike.map(rate)),
      chance: 1 / voters,
      // A trace that is the same for all rows gives no guess, and nothing to exceed.
      bound: guesses === 0 ? 0 : boundOfChance(guesses, voters, 3) / guesses,
    }
  })
  say(`\n${'attack'.padEnd(36)}${'ours'.padStart(10)}${'naive'.padStart(10)}${'chance+3σ'.padStart(11)}`)
  for (const row of attacks)
    say(`${row.attack.padEnd(36)}${percent(row.ours)}${percent(row.naive)} ${percent(row.bound)}`)
  say('\nEach naive writer, at its worst:')
  const writers = [...naive].map(([name, findings]) => {
    const worst = findings.reduce((a, b) => (rate(b) > rate(a) ? b : a))
    say(`${`one ${name}`.padEnd(46)}${percent(rate(worst))}  ${worst.by}`)
    return { writer: name, attack: worst.by, naive: rate(worst) }
  })
  const summary = {
    voters,
    openings,
    ours: Math.max(...attacks.map((row) => row.ours)),
    naive: Math.max(...writers.map((writer) => writer.naive)),
    chance: 1 / voters,
    bound: Math.max(...attacks.map((row) => row.bound)),
    attacks,
    writers,
    kills: { launches: kills.runs, closes: kills.runs, seed: kills.seed },
    timing,
  }
  say(
    `\nworst for ours ${percent(summary.ours)}, by chance ${percent(summary.chance)}, bound ${percent(summary.bound)}`,
  )
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(summary, null, 2)}\n`)
  if (summary.ours > summary.bound) process.exitCode = 1
}

const stop = await startDatabaseServer()
try {
  const database = await createTestDatabase()
  say(`${voters} people vote…`)
  const { wave, crowd } = await gatherCrowd(database, voters)
  const ours = await openCopies(database, wave.waveId, wave.keysDir, crowd)
  const naive = new Map<string, Finding[]>()
  for (const [name, writer] of naiveWriters) {
    const people = await write(database.db, { waveId: wave.waveId, crowd, writer })
    naive.set(name, attack(await readComments(database.db, wave.waveId), people))
  }
  await wave.close()
  await killAtRandom(database)
  const timing = await measureTiming(database, Number(values.requests))
  tellTiming(timing)
  await database.close()
  report(ours, naive, timing)
} finally {
  await stop()
}
