import type { Wave } from '#app/domain/consultations/queries.server.ts'
import { fromInstant } from '#app/domain/consultations/territory-time.ts'
import { createReport } from '#app/domain/reports/create-report.server.ts'
import type { DraftBlock } from '#app/domain/reports/draft-block.ts'
import { addBlock, saveBlock } from '#app/domain/reports/edit-report.server.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { publishReport } from '#app/domain/reports/publish-report.server.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import type { ReportKind } from '#app/domain/reports/report-content.ts'
import type { BlockForm } from '#app/domain/reports/schema.ts'
import { listUntold, tellReaders } from '#app/domain/reports/tell-readers.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { atHour, daysAfter } from './calendar.ts'
import type { Maker } from './maker.ts'
import { reportDecisions, restitutionText } from './report-texts.ts'

/**
 * From the results of a closed wave to what each reads: the steering committee and the staff representatives at the same
 * instant, the other committees the day after, everybody a week later.
 * @param publishes day of the steering committee, YYYY-MM-DD
 */
export async function publishReports(maker: Maker, wave: Wave, publishes: string): Promise<void> {
  const meeting = {
    fr: `comité de pilotage du ${formatDate('fr', publishes, 'short')}`,
    en: `steering committee of ${formatDate('en', publishes, 'short')}`,
  }
  const instants = {
    steering: atHour(publishes, '15:00'),
    committees: atHour(daysAfter(publishes, 1), '09:00'),
    public: null,
  }
  await publish(maker, wave, { kind: 'steering', meeting, instants })
  const restitution = { ...instants, public: atHour(daysAfter(publishes, 7), '09:00') }
  await publish(maker, wave, { kind: 'restitution', meeting, instants: restitution })
  for (const moment of [instants.steering, instants.committees, restitution.public]) {
    maker.setClock(moment)
    for (const told of await listUntold(maker.job)) await tellReaders(maker.job, told)
  }
}

interface Published {
  kind: ReportKind
  meeting: LocalizedText
  instants: { steering: Date; committees: Date; public: Date | null }
}

async function publish({ processId, staff }: Maker, wave: Wave, { kind, meeting, instants }: Published) {
  const reportId = await createReport(staff, processId, { kind, waveIds: [wave.id] })
  const read = async () => (await getDraft(staff, { processId, reportId })).draft
  const edited = async () => ({ processId, reportId, revision: (await read()).revision })
  const fill = async (id: string, form: Partial<BlockForm>) =>
    saveBlock(staff, await edited(), id, { ...emptyForm, ...form })
  const decisions = (await read()).blocks.find((block: DraftBlock) => block.kind === 'decisions')!
  await fill(decisions.id, { lines: reportDecisions(fromInstant(instants.steering).day) })
  if (kind === 'restitution') {
    const nothing = { fr: '', en: '' }
    const id = await addBlock(staff, await edited(), { kind: 'text', title: nothing, text: nothing })
    await fill(id, restitutionText)
  }
  const { versionId } = await freezeReport(staff, {
    ...{ ...(await edited()), meeting, reason: { fr: '', en: '' } },
  })
  await publishReport(staff, { processId, versionId, instants })
}

const emptyForm: BlockForm = {
  ...{ revision: 1, noteFr: '', noteEn: '', titleFr: '', titleEn: '', textFr: '', textEn: '', lines: [] },
}
