import { encodeBallot, type SealedBallot } from '../ballot-format.ts'
import { fromBase64url, toBase64url } from '../encoding.ts'

/** Why a request did not succeed. `retry`: whether sending the same bytes again may succeed. */
export type SendFailure =
  | 'offline'
  | 'busy'
  | 'suspended'
  | 'unavailable'
  | 'not-yet-open'
  | 'closed'
  | 'cancelled'
  | 'unknown-link'
  | 'link-used'
  | 'refused'

export class SendError extends Error {
  readonly failure: SendFailure
  constructor(failure: SendFailure) {
    super(failure)
    this.name = 'SendError'
    this.failure = failure
  }
}

/** Beyond, the request counts as lost: it will be sent again with the same bytes. */
const longestWaitMs = 30_000

/** M2. @throws SendError */
export async function requestSignature(
  send: typeof fetch,
  origin: string,
  waveId: string,
  secret: string,
  blinded: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = JSON.stringify({ secret, blinded: toBase64url(blinded) })
  const answer = await post(send, `${origin}/e/${waveId}/credential`, 'application/json', body)
  try {
    return fromBase64url(String((answer as { signature: unknown }).signature))
  } catch {
    throw new SendError('unavailable')
  }
}

/** M3, a request of its own without the secret. @throws SendError */
export async function sendBallot(
  send: typeof fetch,
  origin: string,
  waveId: string,
  ballot: SealedBallot,
): Promise<void> {
  const body = encodeBallot(ballot)
  const answer = await post(send, `${origin}/e/${waveId}/ballot`, 'application/octet-stream', body)
  // A captive portal or a proxy answers 200 with a page of its own.
  if ((answer as { accepted?: unknown } | null)?.accepted !== true) throw new SendError('unavailable')
}

async function post(
  send: typeof fetch,
  url: string,
  contentType: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<unknown> {
  let response: Response
  try {
    response = await send(url, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(longestWaitMs),
    })
  } catch {
    throw new SendError('offline')
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  throw new SendError(failureOf(response.status, (answer as { code?: unknown } | null)?.code))
}

function failureOf(status: number, code: unknown): SendFailure {
  if (code === 'urn.suspended') return 'suspended'
  if (code === 'urn.busy' || status === 429) return 'busy'
  if (code === 'urn.not-yet-open') return 'not-yet-open'
  if (code === 'urn.closed') return 'closed'
  if (code === 'urn.cancelled') return 'cancelled'
  if (code === 'urn.unknown-link') return 'unknown-link'
  if (code === 'urn.link-used') return 'link-used'
  // Without a code of ours the answer is a proxy's: nothing is concluded from it.
  return typeof code === 'string' && status < 500 ? 'refused' : 'unavailable'
}
