import type { Kysely } from 'kysely'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { comparisonView } from '#app/domain/results/comparison-blocks.ts'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { getComparison } from '#app/domain/results/get-comparison.server.ts'
import { readClosedWave } from '#app/domain/results/internal/read-wave.server.ts'
import { getResults, listResults } from '#app/domain/results/queries.server.ts'
import { resultsDocument } from '#app/domain/results/results-document.server.ts'
import { resultsView } from '#app/domain/results/results-view.ts'
import type { Database } from '#db/schema/index.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { closedAt, makeClosedWave } from '#test/domain/results/closed-wave.ts'
import { barometerRows, both, withPeople } from '#test/domain/results/published-wave.ts'
import { makeDemarche, makeHolder } from '#test/factories/staff.ts'
import type { BenchServer } from './bench-database.ts'

const barometer = readQuestionnaire(instruments['barometre-agents'].definition)
const services = 3
/** 60 % of them answer: 72 people a commune, so 7 200 in 100. */
const headcount = 40
const runs = 20

/**
 * A metropolitan wave once closed: its results composed and shown, then read frozen, drawn, and compared with another wave.
 * @returns p95 in milliseconds over 20 runs, for 25, 50 and 100 communes of three services
 */
export async function benchResults(server: BenchServer): Promise<Record<string, number>> {
  const { db } = await server.createDatabase()
  const figures: Record<string, number> = {}
  for (const communes of [25, 50, 100]) Object.assign(figures, await measure(db, communes))
  return figures
}

async function measure(db: Kysely<Database>, communes: number): Promise<Record<string, number>> {
  const now = () => closedAt
  const { processId } = await makeDemarche(db, now)
  const { ctx } = await makeHolder(db, now, { processId, role: 'pilot' })
  const tree = withPeople(makeTree(communes), barometer)
  const tallies = barometerRows(barometer, tree)
  const waveIds: string[] = []
  for (let wave = 0; wave < 2; wave++) {
    const waveId = await makeClosedWave(db, processId, { tree, tallies: tallies.slice(0, 1) })
    for (let from = 1; from < tallies.length; from += 5_000)
      await db
        .insertInto('tallies')
        .values(tallies.slice(from, from + 5_000).map((row) => ({ ...row, wave_id: waveId })))
        .execute()
    waveIds.push(waveId)
  }
  const waveId = waveIds[0]!
  const composed = await p95(async () => {
    const wave = await readClosedWave(db, waveId)
    resultsView(composeResults({ ...wave, number: 1, frozenOn: '2026-12-01' }), 'fr')
  })
  const { resultsId } = await freezeResults(ctx, { waveId })
  await freezeResults(ctx, { waveId: waveIds[1]! })
  const { content } = await getResults(ctx, { processId, resultsId })
  const frozen = await p95(async () => {
    await getResults(ctx, { processId, resultsId })
  })
  const shown = await p95(async () => {
    resultsView((await getResults(ctx, { processId, resultsId })).content, 'fr')
  })
  const listed = await p95(async () => {
    await listResults(ctx, processId)
  })
  const drawn = await p95(async () => void resultsDocument(content, 'fr'), 3)
  const compared = await p95(async () => {
    comparisonView((await getComparison(ctx, { processId, waveIds }))!, 'fr')
  }, 5)
  const size = communes * services * headcount * 0.6
  return {
    [`results_compose_show_${size}_ms`]: composed,
    [`results_frozen_read_${size}_ms`]: frozen,
    [`results_frozen_show_${size}_ms`]: shown,
    [`results_list_${size}_ms`]: listed,
    [`results_pdf_${size}_ms`]: drawn,
    [`results_compare_${size}_ms`]: compared,
  }
}

function makeTree(communes: number) {
  const segment = (place: number) => ['epci', 'central_commune', 'other_communes'][Math.min(place, 2)]!
  return buildGroupTree({
    territory: { name: both('Métropole') },
    depth: 'service',
    groups: Array.from({ length: communes * services }, (_, place) => {
      const commune = Math.floor(place / services)
      return {
        segment: { id: segment(commune), label: both(segment(commune)) },
        employer: { id: `c${commune}`, label: both(`Commune ${commune}`) },
        service: { id: `c${commune}s${place % services}`, label: both(`Service ${place % services}`) },
        headcount,
      }
    }),
  })
}

async function p95(run: () => Promise<void>, times = runs): Promise<number> {
  await run()
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const start = performance.now()
    await run()
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  return Math.round(10 * taken[Math.ceil(0.95 * times) - 1]!) / 10
}
