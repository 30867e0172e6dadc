import type { Answers } from '#surveys/answers.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { answersByLeaf } from '../answers-by-leaf.ts'
import { padContent } from '../ballot-format.ts'
import { ballotNumber } from '../ballot-number.ts'
import { nullifierOf, sealContent } from '../seal-content.ts'
import { blindMessage, finalizeSignature } from './blind-message.ts'
import { isSigned, type PendingBallot, type PendingStore, pendingKey } from './pending-ballot.ts'
import { requestSignature, SendError, type SendFailure, sendBallot } from './urn-requests.ts'

/** The published facts of a wave, as the answer page holds them. */
export interface UrnForRespondent {
  waveId: string
  /** SHA-256 of the definition, in hexadecimal. */
  definitionHash: string
  questionnaire: Questionnaire
  leafIds: readonly string[]
  /** DER. */
  issueSpki: Uint8Array<ArrayBuffer>
  urnPublic: Uint8Array<ArrayBuffer>
  ballotLength: number
}

export interface CastBallot {
  urn: UrnForRespondent
  /** From `takeLink`. */
  secret: string
  group: string
  answers: Answers
  store: PendingStore
  /** What the page shows while it waits. */
  onStep?: (step: CastStep) => void
  /** For tests and kiosks elsewhere; `globalThis.fetch` otherwise. */
  fetch?: typeof fetch
  /** Where the urn answers; the page's own origin by default. */
  origin?: string
}

export type CastStep = 'sealing' | 'asking-credential' | 'sending-ballot'

export type CastOutcome =
  /** `number` is the ballot number; `resumed` when an earlier, unfinished ballot was sent and not these answers. */
  | { kind: 'accepted'; number: string; resumed: boolean }
  /** Nothing was sent, nothing is kept. */
  | { kind: 'invalid'; reason: 'empty' | 'answers' | 'group' }
  | { kind: 'impossible'; reason: 'insecure-context' | 'storage-refused' }
  /** `retry`: the same bytes are kept and may be sent again, without any risk of counting twice. */
  | { kind: 'failed'; reason: SendFailure; retry: boolean }

/** A link that never worked, was spent on other bytes, or whose urn is destroyed: the record can never be accepted, so it isn't kept. */
const hopeless: readonly SendFailure[] = ['unknown-link', 'link-used', 'cancelled']
const final: readonly SendFailure[] = [...hopeless, 'closed', 'refused']

/** Whether this page may use WebCrypto: it exists on https and on localhost only. */
export function canSeal(scope: { isSecureContext?: boolean; crypto?: Crypto } = globalThis): boolean {
  return scope.isSecureContext !== false && scope.crypto?.subtle !== undefined
}

/** Whether a ballot was begun with this link in this browser and not yet acknowledged: the page offers to finish sending it. */
export async function hasPendingBallot(
  waveId: string,
  secret: string,
  store: PendingStore,
): Promise<boolean> {
  return canSeal() && store.read(await pendingKey(waveId, secret)) !== null
}

/**
 * M2 then M3, from the click « Envoyer » to the acknowledgement (anonymity.md, Client). Call it again to retry, with the same
 * store: what was begun is finished with the same bytes, and a second set of answers never replaces it.
 */
export async function castBallot(input: CastBallot): Promise<CastOutcome> {
  if (!canSeal()) return { kind: 'impossible', reason: 'insecure-context' }
  const { urn, store } = input
  const key = await pendingKey(urn.waveId, input.secret)
  const begun = store.read(key)
  if (begun) return await finish(input, key, begun, true)

  const reason = whyInvalid(input)
  if (reason) return { kind: 'invalid', reason }
  input.onStep?.('sealing')
  const pending = await prepare(input)
  // The same link open in two tabs: the first to write wins, the other finishes its ballot.
  const begunElsewhere = store.read(key)
  if (begunElsewhere) return await finish(input, key, begunElsewhere, true)
  try {
    store.write(key, pending)
  } catch {
    store.erase(key)
    return { kind: 'impossible', reason: 'storage-refused' }
  }
  return await finish(input, key, pending, false)
}

/** The schema is the one that judges at the opening, so an honest browser can't send a void ballot. */
function whyInvalid({ urn, answers, group }: CastBallot): 'empty' | 'answers' | 'group' | null {
  if (Object.keys(answers).length === 0) return 'empty'
  if (!answersByLeaf(urn.questionnaire)(group).safeParse(answers).success) return 'answers'
  return urn.leafIds.includes(group) ? null : 'group'
}

async function prepare({ urn, group, answers }: CastBallot): Promise<PendingBallot> {
  const padded = padContent({ v: urn.definitionHash, group, answers }, urn.ballotLength)
  const blinding = await blindMessage(urn.issueSpki, urn.waveId)
  const sealed = await sealContent(urn.urnPublic, urn.waveId, blinding.message, padded)
  return { ...blinding, ...sealed, signature: null }
}

async function finish(
  input: CastBallot,
  key: string,
  pending: PendingBallot,
  resumed: boolean,
): Promise<CastOutcome> {
  const { urn, store, secret, origin = '' } = input
  const send = input.fetch ?? globalThis.fetch.bind(globalThis)
  try {
    let ballot = pending
    if (!isSigned(ballot)) {
      input.onStep?.('asking-credential')
      const blindSignature = await requestSignature(send, origin, urn.waveId, secret, ballot.blinded)
      ballot = { ...ballot, signature: await finalize(urn, ballot, blindSignature) }
      keepSignature(store, key, ballot)
    }
    input.onStep?.('sending-ballot')
    await sendBallot(
      send,
      origin,
      urn.waveId,
      ballot as PendingBallot & { signature: Uint8Array<ArrayBuffer> },
    )
    store.erase(key)
    return { kind: 'accepted', number: ballotNumber(await nullifierOf(ballot.message)), resumed }
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    if (hopeless.includes(error.failure)) store.erase(key)
    return { kind: 'failed', reason: error.failure, retry: !final.includes(error.failure) }
  }
}

/** An answer that isn't a signature (a proxy's, a damaged one) is asked again: the server signs the same bytes alike. */
async function finalize(
  urn: UrnForRespondent,
  pending: PendingBallot,
  blindSignature: Uint8Array<ArrayBuffer>,
) {
  try {
    return await finalizeSignature(urn.issueSpki, pending.message, blindSignature, pending.inverse)
  } catch {
    throw new SendError('unavailable')
  }
}

/** Storage that fills up between the two requests costs nothing: the record without signature asks for it again. */
function keepSignature(store: PendingStore, key: string, ballot: PendingBallot): void {
  try {
    store.write(key, ballot)
  } catch {
    // The first record is still there, unless the browser wiped it.
  }
}
