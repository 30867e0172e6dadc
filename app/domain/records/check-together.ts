import { canonicalJson } from '#surveys/canonical-json.ts'
import { type Check, check } from './check.ts'
import type { OfKind, ReadRecord } from './schema.ts'

/** An addendum, alone. */
export function checkAddendum(
  { facts, attached }: OfKind<'addendum'>,
  hash: (definition: unknown) => string,
): Check[] {
  const change = facts.facts
  return [
    check('addendumChange', () => {
      if (change.kind === 'extension') return change.before < change.after
      if (change.kind === 'slips') return 0 < change.printed && change.printed <= change.slips
      if (change.kind === 'arrival')
        return change.added > 0 && change.atLaunch + change.added <= change.invited
      return change.changes.length > 0 && change.definitionBefore !== change.definitionAfter
    }),
    ...(change.kind === 'correction' && attached.definition !== undefined
      ? [check('correctedDefinition', () => hash(attached.definition) === change.definitionAfter)]
      : []),
  ]
}

/** A cancellation, alone. */
export function checkCancellation({ facts }: OfKind<'cancellation'>): Check[] {
  const { ballots, credentialsIssued, invited, k } = facts
  return [
    check('cancelledCounts', () => {
      if (ballots === null || credentialsIssued === null) return ballots === credentialsIssued
      return k <= ballots && ballots <= credentialsIssued && credentialsIssued <= invited
    }),
  ]
}

/** What another record of the same wave says, held against the opening record. `addenda`: those given, by number. */
export function checkAgainstOpening(
  opening: OfKind<'opening'>,
  record: Exclude<ReadRecord, { kind: 'opening' }>,
  addenda: readonly OfKind<'addendum'>[],
): Check[] {
  const { facts } = record
  const sameWave = check('sameWave', () => {
    const parts = [opening, record].map(({ facts: { wave, territory, processName } }) =>
      JSON.stringify([wave.id, wave.label, wave.test, wave.level, territory, processName]),
    )
    return parts[0] === parts[1]
  })
  if (record.kind === 'addendum') return [sameWave, sameOpening(opening, record.facts.openingHash)]
  const { facts: stated } = record
  const keys = [
    sameWave,
    check('sameKeys', () => stated.issueFingerprint === opening.facts.issueFingerprint),
    check('sameDefinition', () => stated.definitionHash === opening.facts.definitionHash),
    check('sameThreshold', () => stated.k === opening.facts.k),
  ]
  if (record.kind === 'cancellation') return [...keys, sameOpening(opening, record.facts.openingHash)]
  const events = record.facts.events
  return [
    ...keys,
    check(
      'sameDates',
      () => facts.wave.opensAt === opening.facts.wave.opensAt && closesAsSaid(opening, record),
    ),
    check(
      'sameInvited',
      () => record.facts.invited === opening.facts.invited + (events?.addedLate ?? 0) + (events?.slips ?? 0),
    ),
    ...(addenda.length && events ? [check('sameAddenda', () => listsThem(events.addenda, addenda))] : []),
  ]
}

function sameOpening(opening: OfKind<'opening'>, openingHash: string): Check {
  return check('sameOpening', () => openingHash === opening.pdfHash)
}

/** The close may only have moved later, each time by an addendum. */
function closesAsSaid(opening: OfKind<'opening'>, { facts }: OfKind<'closing'>): boolean {
  let closesAt = opening.facts.wave.closesAt
  for (const { facts: change } of facts.events?.addenda ?? []) {
    if (change.kind !== 'extension') continue
    if (change.before !== closesAt) return false
    closesAt = change.after
  }
  return facts.wave.closesAt === closesAt
}

function listsThem(
  listed: NonNullable<OfKind<'closing'>['facts']['events']>['addenda'],
  given: readonly OfKind<'addendum'>[],
): boolean {
  return given.every(({ facts: { number, facts } }) =>
    listed.some((one) => one.number === number && canonicalJson(one.facts) === canonicalJson(facts)),
  )
}
