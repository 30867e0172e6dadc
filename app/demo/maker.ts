import type { UrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'

/** What every step of the making is handed. Its contexts share one clock, which only the maker moves. */
export interface Maker {
  processId: string
  /** The pilot's. */
  staff: Ctx
  /** The worker's; respondents use its database and clock. */
  job: JobCtx
  desk: UrnDesk
  setClock(moment: Date): void
}
