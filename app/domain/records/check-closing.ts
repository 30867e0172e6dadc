import { ballotNumber } from '#app/domain/ballots/ballot-number.ts'
import { type Check, check, isSorted } from './check.ts'
import type { OfKind } from './schema.ts'

type Closing = OfKind<'closing'>

/** What a closing record says that can be recomputed from it alone (anonymity.md M4). */
export function checkClosing({ facts, attached }: Closing): Check[] {
  const { wave, invited, credentialsIssued, ballots, voidByReason, keyDestroyedAt, events } = facts
  const voidBallots = Object.values(voidByReason).reduce((sum, count) => sum + count, 0)
  return [
    check('dates', () => wave.opensAt < wave.closesAt),
    check('voidCounts', () => voidBallots <= ballots),
    check('credentials', () => ballots <= credentialsIssued && credentialsIssued <= invited),
    check('publishable', () => facts.publishable === ballots - voidBallots >= facts.k),
    check('keyDestroyed', () => keyDestroyedAt !== null && keyDestroyedAt >= wave.closesAt),
    ...(events ? checkEvents(events) : []),
    check('ballotList', () => facts.ballotNumbers.length === ballots && isSorted(facts.ballotNumbers)),
    ...(attached.nullifiers ? checkNullifiers(facts, attached.nullifiers) : []),
  ]
}

function checkEvents({ addedLate, addenda }: NonNullable<Closing['facts']['events']>): Check[] {
  const added = addenda.reduce((sum, one) => sum + (one.facts.kind === 'arrival' ? one.facts.added : 0), 0)
  return [
    check('addedLate', () => added === addedLate),
    check('addendumNumbers', () => addenda.every(({ number }, place) => number === place + 1)),
  ]
}

function checkNullifiers(
  { ballots, ballotNumbers }: Closing['facts'],
  nullifiers: readonly string[],
): Check[] {
  return [
    check('nullifierCount', () => nullifiers.length === ballots),
    check('nullifierOrder', () => isSorted(nullifiers) && new Set(nullifiers).size === nullifiers.length),
    check('ballotNumbers', () => {
      const numbers = nullifiers.map((nullifier) => ballotNumber(Buffer.from(nullifier, 'hex')))
      return numbers.sort().join() === ballotNumbers.join()
    }),
  ]
}
