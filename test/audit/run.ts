import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeDemonstration } from '#app/demo/make-demonstration.server.ts'
import { readSettings } from '#app/env.server.ts'
import { withDatabase } from '#app/start/command-database.ts'
import { connect } from '#db/client.server.ts'
import { createTestDatabase } from '../support/database.ts'
import startDatabaseServer from '../support/database-server.ts'
import { auditWave } from './audit-demonstration.ts'
import { auditResults, describeResults, disclosuresOf } from './audit-results.ts'
import { auditSmallGroups, auditTwoWaves } from './audit-rule.ts'
import { findAudited } from './find-audited.ts'

/**
 * `npm run audit -- <report>` attacks a report or results of this instance (the identifier in the address), `--demo` all those of a demonstration made for it, and without
 * either the rule itself, on territories drawn at random. Ends with 1 when anything is certain of anybody.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    demo: { type: 'boolean', default: false },
    json: { type: 'string' },
    seed: { type: 'string', default: '1' },
    territories: { type: 'string', default: '200' },
  },
})
const figures: Record<string, number> = {}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/**
 * @param id of results, of a version of a report or of its draft
 * @returns the number of disclosures, or null when this instance was never started
 */
async function auditOne(id: string): Promise<number | null> {
  const settings = readSettings(values.demo ? 'demo' : 'live')
  return await withDatabase(settings, async (url) => {
    const { db } = connect(url, 2)
    try {
      const { resultsIds, altered } = await findAudited(db, id)
      for (const one of altered) say(`DISCLOSED ${one}`)
      let disclosures = altered.length
      for (const resultsId of resultsIds) {
        const report = await auditResults(db, resultsId)
        say(describeResults(report))
        disclosures += disclosuresOf(report).length
      }
      Object.assign(figures, { reports: resultsIds.length, disclosures })
      return disclosures
    } finally {
      await db.destroy()
    }
  })
}

/** Makes the demonstration on a database of its own, by the real path, so that nothing anybody did since is in it. */
async function auditDemonstration(): Promise<number> {
  const stop = await startDatabaseServer()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-audit-'))
  const database = await createTestDatabase()
  try {
    const [STATE_DIR, KEYS_DIR] = ['state', 'keys'].map((name) => path.join(folder, name))
    const settings = readSettings('demo', { STATE_DIR, KEYS_DIR })
    await makeDemonstration({ db: database.db, settings, now: () => new Date(), log: say })
    const reports = await database.db
      .selectFrom('results')
      .innerJoin('wave_notices', 'wave_notices.wave_id', 'results.wave_id')
      .select(['results.id', 'results.wave_id', 'wave_notices.label'])
      .orderBy('results.frozen_on')
      .execute()
    let disclosures = 0
    let hidingDisclosures = 0
    for (const { id, wave_id, label } of reports) {
      const report = await auditResults(database.db, id)
      say(describeResults(report))
      const wave = await auditWave(database.db, wave_id, Number(label.replace('T', '')))
      disclosures += disclosuresOf(report).length + wave.disclosures.length
      hidingDisclosures += wave.hidingDisclosures.length
      for (const one of wave.disclosures) say(`  DISCLOSED ${one}`)
      say(
        `  by its answers: ${wave.disclosures.length} disclosures; hiding small groups: ${wave.hidingDisclosures.length}`,
      )
    }
    Object.assign(figures, { reports: reports.length, disclosures, hidingDisclosures })
    return reports.length === 0 ? 1 : disclosures
  } finally {
    await database.close()
    await stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function auditRule(): number {
  const seed = Number(values.seed)
  const program = auditTwoWaves(Number(values.territories), seed)
  const groups = auditSmallGroups()
  for (const one of [...program.disclosures, ...groups.disclosures].slice(0, 20)) say(`DISCLOSED ${one}`)
  say(
    `${program.attacked} territories in two waves from seed ${seed}: ${program.disclosures.length} disclosures`,
  )
  say(`${groups.shapes} shapes of small groups, every answer set: ${groups.disclosures.length} disclosures`)
  const disclosures = program.disclosures.length + groups.disclosures.length
  Object.assign(figures, { territories: program.attacked, shapes: groups.shapes, disclosures })
  return disclosures
}

const [id] = positionals
try {
  const found = id ? await auditOne(id) : values.demo ? await auditDemonstration() : auditRule()
  if (found === null) say('This instance was never started')
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
  process.exitCode = found === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
