import type { TrusteeState } from '#app/domain/trustees/trustee-state.ts'

/** The page's five requests. The secret of the link is in their body, never in an address. */

/** A refusal of the service, by its code; `offline` when it did not answer. */
export class TrusteeRefusal extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.name = 'TrusteeRefusal'
    this.code = code
  }
}

/** Beyond, in ms, a request counts as lost: it may be sent again. */
const longestWait = 20_000

export function askState(waveId: string, secret: string): Promise<TrusteeState> {
  return post(waveId, 'state', { secret }) as Promise<TrusteeState>
}

/** @throws TrusteeRefusal */
export async function post(
  waveId: string,
  what: 'state' | 'key' | 'read-back' | 'sheet' | 'destroyed',
  body: Record<string, string>,
): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(`/depositaire/${waveId}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(longestWait),
    })
  } catch {
    throw new TrusteeRefusal('offline')
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && answer) return answer
  const code = (answer as { code?: unknown } | null)?.code
  throw new TrusteeRefusal(typeof code === 'string' && response.status < 500 ? code : 'offline')
}
