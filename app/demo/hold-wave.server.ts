import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { createWave } from '#app/domain/consultations/create-wave.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { findWave, getWave, type Wave } from '#app/domain/consultations/queries.server.ts'
import { saveDates } from '#app/domain/consultations/save-dates.server.ts'
import { saveDepth } from '#app/domain/consultations/save-depth.server.ts'
import { saveTexts } from '#app/domain/consultations/save-texts.server.ts'
import { waveTextsSchema } from '#app/domain/consultations/schema.ts'
import { toTextsForm } from '#app/domain/consultations/wave-form.ts'
import { lateBallots } from '#app/domain/consultations/wave-phase.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { findResultsOfWave } from '#app/domain/results/queries.server.ts'
import { atHour, type WaveDays } from './calendar.ts'
import type { Maker } from './maker.ts'
import { waveTexts } from './wave-texts.ts'

/** What a pilot and the worker do to open a wave, each at its hour. @returns the wave, open, its invitations sent */
export async function openWave(maker: Maker, days: WaveDays, depth: Wave['depth']): Promise<Wave> {
  const { processId, staff, job } = maker
  maker.setClock(atHour(days.drafted, '10:00'))
  const { consultations } = await getCalendar(staff, processId)
  const planned = consultations.find((each) => each.instrument === 'barometre-agents' && !each.wave)
  const plannedId = planned?.id ?? null
  const waveId = await createWave(staff, { processId, instrument: 'barometre-agents', plannedId })
  const wave = await getWave(staff, processId, waveId)
  const texts = waveTextsSchema.parse({ ...toTextsForm(wave), ...waveTexts(wave.label) })
  await saveTexts(staff, processId, waveId, texts)
  await saveDepth(staff, processId, waveId, depth, true)
  const dates = { opensOn: days.opens, opensAt: '09:00', closesOn: days.closes, closesAt: '18:00' }
  await saveDates(staff, processId, waveId, dates)

  maker.setClock(atHour(days.launched, '10:00'))
  // In a demonstration the local mailbox stands for the mail server; a calendar of the past meets holidays.
  await launchWave(staff, processId, waveId, { mailLeaves: true, datesAreFree: true })
  await completeLaunch(job, waveId)

  maker.setClock(atHour(days.opens, '09:00'))
  await sendDeliveries(job, waveId)
  return requireOpen((await findWave(job, waveId))!)
}

function requireOpen(wave: Wave): Wave {
  if (wave.phase !== 'open') throw new Error(`the wave is ${wave.phase}: ${wave.launchProblem}`)
  return wave
}

/** Closes a wave at the first moment the urn may be opened, and publishes its report later. */
export async function closeAndPublish(maker: Maker, wave: Wave, publishes: string): Promise<void> {
  const { processId, staff, job } = maker
  maker.setClock(new Date(wave.closesAt!.getTime() + lateBallots))
  await closeWave(job, wave.id)
  maker.setClock(atHour(publishes, '14:00'))
  const report = await findResultsOfWave(staff, wave.id)
  await publishResults(staff, { processId, resultsId: report!.id })
}
