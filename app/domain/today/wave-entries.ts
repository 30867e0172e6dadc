import type { Wave } from '#app/domain/consultations/queries.server.ts'
import { lateBallots } from '#app/domain/consultations/wave-phase.ts'
import type { ErrorCode } from '#app/i18n/index.ts'
import { entry, type TodoEntry } from './todo-entry.ts'

/** What a launched wave is at, besides its phase. */
export interface WaveLife {
  /** Messages refused, and those still to be sent. */
  refused: number
  unsent: number
  paused: boolean
  /** The urn key didn't open the hourly canary. */
  suspended: boolean
  /** The link key is missing or damaged. */
  linksLost: boolean
  /** Addenda that the mail server of the staff representatives refused. */
  addendaRefused: number
  reminders: { dueAt: Date }[]
  /** Cancelled, and its consultation has another wave. */
  replaced: boolean
  results: { id: string; publishedOn: string | null } | null
}

const hour = 3_600_000
const day = 24 * hour
/** A launch is a matter of days when it is nearer than this; before, the draft is still being written. */
const launchNear = 7 * day
const reminderNear = 2 * day
const closingNear = 3 * day
/** An urn that isn't opened this long after its hour needs somebody. */
const openingLate = hour

/** What a wave asks of the pilot at an instant: pure, so that each line can be tried. */
export function waveEntries(wave: Wave, life: WaveLife, now: Date): TodoEntry[] {
  const about = { label: wave.label }
  const path = `/vagues/${wave.id}`
  if (wave.launchProblem && (wave.phase === 'draft' || wave.phase === 'launching')) {
    return [entry('problem', path, { ...about, urgency: 'late', reason: wave.launchProblem as ErrorCode })]
  }
  switch (wave.phase) {
    case 'draft':
      return [draftEntry(wave, now)]
    case 'open':
      return openEntries(wave, life, now)
    case 'launching':
      return wave.level === 2 ? [...keyEntries(wave, life), ceremonyEntry(wave, now)] : addenda(wave, life)
    case 'counting': {
      if (wave.level === 2 && wave.state === 'closing') {
        const on = wave.closesAt!.toISOString()
        return [
          ...keyEntries(wave, life),
          entry('trustees', `${path}/depositaires`, { ...about, urgency: 'late', on }),
        ]
      }
      const due = wave.closesAt!.getTime() + lateBallots + openingLate
      if (now.getTime() < due) return []
      return [entry('stuck', path, { ...about, urgency: 'late', on: wave.closesAt!.toISOString() })]
    }
    case 'closed':
      if (wave.test || !life.results || life.results.publishedOn) return addenda(wave, life)
      return [...addenda(wave, life), entry('results', `/resultats/${life.results.id}`, about)]
    case 'cancelled':
      return [...addenda(wave, life), ...cancelledEntry(wave, life, now)]
    case 'scheduled':
      return [...keyEntries(wave, life), ...pauseEntry(wave, life), ...addenda(wave, life)]
    default:
      return addenda(wave, life)
  }
}

/** Until its close would have come: after it, that nobody prepared another one is a decision. */
function cancelledEntry(wave: Wave, { replaced }: WaveLife, now: Date): TodoEntry[] {
  if (wave.test || replaced || wave.closesAt! <= now) return []
  return [entry('cancelled', `/vagues/${wave.id}/reprendre`, { label: wave.label, urgency: 'free' })]
}

function draftEntry(wave: Wave, now: Date): TodoEntry {
  const path = `/vagues/${wave.id}`
  const about = { label: wave.label, on: wave.opensAt?.toISOString() ?? null }
  if (!wave.opensAt) return entry('draft', `${path}/preparer`, about)
  const left = wave.opensAt.getTime() - now.getTime()
  if (left <= 0) return entry('overdue', `${path}/dates`, { ...about, urgency: 'late' })
  if (left <= launchNear) return entry('launch', `${path}/lancer`, { ...about, urgency: 'dated' })
  return entry('draft', `${path}/preparer`, { ...about, urgency: 'dated' })
}

/** Level 2: its trustees prepare the launch, or are late for it. */
function ceremonyEntry(wave: Wave, now: Date): TodoEntry {
  const late = wave.opensAt! <= now
  return entry(late ? 'ceremonyLate' : 'ceremony', `/vagues/${wave.id}/depositaires`, {
    label: wave.label,
    on: wave.opensAt!.toISOString(),
    urgency: late ? 'late' : 'dated',
  })
}

function openEntries(wave: Wave, life: WaveLife, now: Date): TodoEntry[] {
  const path = `/vagues/${wave.id}`
  const about = { label: wave.label }
  const within = (date: Date, span: number) => date > now && date.getTime() - now.getTime() <= span
  const closes = wave.closesAt!
  return [
    ...keyEntries(wave, life),
    ...pauseEntry(wave, life),
    ...(life.refused
      ? [entry('refused', `${path}/envois#refusees`, { ...about, urgency: 'late', count: life.refused })]
      : []),
    ...addenda(wave, life),
    ...life.reminders
      .filter(({ dueAt }) => within(dueAt, reminderNear))
      .map(({ dueAt }) =>
        entry('reminder', `${path}/relances`, { ...about, urgency: 'dated', on: dueAt.toISOString() }),
      ),
    ...(within(closes, closingNear)
      ? [entry('closing', `${path}/prolonger`, { ...about, urgency: 'dated', on: closes.toISOString() })]
      : []),
  ]
}

/** The urn's says all there is to do when both are gone. */
function keyEntries({ id, label }: Wave, { suspended, linksLost }: WaveLife): TodoEntry[] {
  if (!suspended && !linksLost) return []
  return [entry(suspended ? 'suspended' : 'linksLost', `/vagues/${id}`, { label, urgency: 'late' })]
}

function pauseEntry(wave: Wave, { paused, unsent }: WaveLife): TodoEntry[] {
  if (!paused || (wave.phase === 'open' && unsent === 0)) return []
  return [entry('paused', `/vagues/${wave.id}/envois`, { label: wave.label, urgency: 'late', count: unsent })]
}

function addenda(wave: Wave, { addendaRefused }: WaveLife): TodoEntry[] {
  if (!addendaRefused) return []
  return [
    entry('addendum', `/vagues/${wave.id}`, { label: wave.label, urgency: 'late', count: addendaRefused }),
  ]
}
