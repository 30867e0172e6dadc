import type { Kysely } from 'kysely'
import { sendRoleGrantedJob } from '#app/domain/accounts/jobs.server.ts'
import { openUrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import { refreshTotal } from '#app/domain/consultations/refresh-total.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { createProcess } from '#app/domain/processes/create-process.server.ts'
import { newProcessSchema, writeCommunes } from '#app/domain/processes/schema.ts'
import { openPublicPage } from '#app/domain/settings/save-public-page.server.ts'
import { readSecret, type Settings } from '#app/env.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { Database } from '#db/schema/index.ts'
import { makeAgents } from './agents.ts'
import { atHour, type DemonstrationCalendar, daysAfter, demonstrationCalendar } from './calendar.ts'
import { castBallots } from './cast-ballots.server.ts'
import { closedMailboxes, refusing } from './closed-mailboxes.ts'
import { dressTerritory } from './dress-territory.server.ts'
import { fillDirectory } from './fill-directory.server.ts'
import { closeAndPublish, openWave } from './hold-wave.server.ts'
import type { Maker } from './maker.ts'
import { moderateComments } from './moderate-comments.server.ts'
import { publishReports } from './publish-reports.server.ts'
import { appointPilot, appointStaff, pilotOf } from './staff.server.ts'
import { centralCommune, communes, epci } from './territory.ts'

export interface DemonstrationInput {
  db: Kysely<Database>
  settings: Settings
  now: () => Date
  /** One line of progress for the terminal. */
  log: (line: string) => void
}

const t = translator('fr')

/**
 * Makes the demonstration by running the real path, on a clock that it moves through the eight months before `now`: the
 * Val d'Ambre, its 280 agents, a first wave with its report, a second one half-way. Called once, on an empty and migrated
 * database; interrupted, it is made again from nothing by the next start.
 */
export async function makeDemonstration({ db, settings, now, log }: DemonstrationInput): Promise<void> {
  const madeAt = now()
  const calendar = demonstrationCalendar(madeAt)
  let moment = atHour(calendar.prepares, '10:00')
  const clock = () => moment
  const setClock = (next: Date) => {
    moment = next
  }
  const mail = createTransport({ ...settings, now: clock })
  const secret = readSecret(settings)
  const job: JobCtx = { ...settings, db, now: clock, actor: null, mail, secret }
  const desk = openUrnDesk({ secret })
  try {
    const agents = makeAgents()
    log(t('demo:making.directory', { agents: agents.length, communes: communes.length }))
    const { processId, staff } = await prepare({ db, now: clock, actor: null }, job, calendar)
    const maker: Maker = { processId, staff, job, desk, setClock }
    setClock(atHour(daysAfter(calendar.prepares, 14), '10:00'))
    await fillDirectory(staff, job, processId, agents)
    await dressTerritory(staff, processId)
    setClock(atHour(calendar.launches, '10:00'))
    await openPublicPage(staff, processId)

    log(t('demo:making.opening', { label: 'T0' }))
    const first = await openWave(maker, calendar.first, 'employer')
    setClock(atHour(daysAfter(calendar.first.opens, 6), '11:00'))
    const firstBallots = await castBallots(maker, first, 0, agents)
    log(t('demo:making.closing', { label: 'T0', ballots: firstBallots }))
    await closeAndPublish(maker, first, calendar.publishes)
    await publishReports(maker, first, calendar.publishes)
    await moderateComments(maker, first)

    log(t('demo:making.opening', { label: 'T1' }))
    const later: Maker = { ...maker, job: { ...job, mail: refusing(mail, closedMailboxes(agents)) } }
    const second = await openWave(later, calendar.second, 'segment')
    setClock(atHour(daysAfter(calendar.second.opens, 6), '11:00'))
    const secondBallots = await castBallots(maker, second, 1, agents)
    log(t('demo:making.open', { label: 'T1', ballots: secondBallots }))

    setClock(madeAt)
    await refreshTotal(job, (await findWave(job, second.id))!)
  } finally {
    await desk.close()
    mail.close()
  }
}

/** The accounts and the démarche. @returns the pilot's context */
async function prepare(ctx: AnonymousCtx, job: JobCtx, calendar: DemonstrationCalendar) {
  const actor = await appointPilot(ctx)
  const input = newProcessSchema.parse({
    name: 'Mieux servir ensemble',
    epciName: epci.name,
    epciSiren: epci.siren,
    communes: writeCommunes(communes),
    centralCommune: centralCommune.inseeCode,
    launchOn: calendar.launches,
  })
  const processId = await createProcess({ ...ctx, actor }, input)
  const staff = { ...ctx, actor: pilotOf(actor, processId) }
  await appointStaff(staff, {
    processId,
    endsOn: daysAfter(calendar.launches, 540),
    tell: (assignmentId) => sendRoleGrantedJob.handler(job, { assignmentId }),
  })
  return { processId, staff }
}
