import type { Kysely } from 'kysely'
import type { Role } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { createReport } from '#app/domain/reports/create-report.server.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import type { ReportKind } from '#app/domain/reports/report-content.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import type { Database } from '#db/schema/index.ts'
import { closedAt, makeClosedWave } from '#test/domain/results/closed-wave.ts'
import { both } from '#test/domain/results/published-wave.ts'
import { makeDemarche, makeHolder } from '#test/factories/staff.ts'

export interface ReportPlace {
  processId: string
  employers: Record<string, string>
  waveId: string
  pilot: Ctx
  setNow(date: Date): void
  now: () => Date
}

/** A démarche with a closed wave and its results, its pilot, and a clock the test moves. */
export async function makeReportPlace(db: Kysely<Database>): Promise<ReportPlace> {
  let moment = closedAt
  const now = () => moment
  const { processId, employers } = await makeDemarche(db, now)
  const waveId = await makeClosedWave(db, processId)
  await freezeResults({ db, now, actor: null }, { waveId })
  const { ctx } = await makeHolder(db, now, { processId, role: 'pilot' })
  const setNow = (date: Date) => {
    moment = date
  }
  return { processId, employers, waveId, pilot: ctx, setNow, now }
}

/** A frozen version 1 of a new report. */
export async function frozenReport(place: ReportPlace, kind: ReportKind = 'steering') {
  const { pilot, processId, waveId } = place
  const reportId = await createReport(pilot, processId, { kind, waveIds: [waveId] })
  const version = await freezeAgain(place, reportId, '')
  return { reportId, ...version }
}

export async function freezeAgain({ pilot, processId }: ReportPlace, reportId: string, reason: string) {
  const { draft } = await getDraft(pilot, { processId, reportId })
  return freezeReport(pilot, {
    ...{ processId, reportId, revision: draft.revision },
    meeting: both('comité de pilotage du 12 mars 2027', 'steering committee of 12 March 2027'),
    reason: both(reason, reason),
  })
}

/** Somebody of the démarche, who reads. */
export async function makeReader({ pilot, processId, employers, now }: ReportPlace, role: Role) {
  const employerIds = role === 'human_resources' ? [Object.values(employers)[0]!] : undefined
  return makeHolder(pilot.db, now, { processId, role, ...(employerIds ? { employerIds } : {}) })
}
