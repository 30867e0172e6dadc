import express, { type Request, type Response, type Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { ballotBodyBytes } from '#app/domain/ballots/ballot-format.ts'
import { issueCredential } from '#app/domain/ballots/issue-credential.server.ts'
import { credentialRequest } from '#app/domain/ballots/schema.ts'
import type { UrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

export interface UrnRouterDeps {
  ctx: AnonymousCtx
  desk: UrnDesk
  /** Requests in one second for the whole process, all addresses together; beyond, « réessayez dans une minute ». */
  ceiling?: number
  /** Signatures in ten minutes for one link: a browser needs one, and a few retries. */
  signaturesPerLink?: number
}

const credentialBytes = 1_024
/** No definition allows a longer ballot; what a wave takes exactly is checked by `acceptBallot`. */
const largestBallotBytes = ballotBodyBytes(1_048_576)

/**
 * M2 and M3, mounted before Remix. Another world (anonymity.md, Respondent routes): no session, cookies neither read nor set,
 * no log line, no limit by address (a town hall has one), answers of a code and nothing else.
 */
export function urnRouter({ ctx, desk, ceiling = 6_000, signaturesPerLink = 20 }: UrnRouterDeps): Router {
  const requests = new RateLimiterMemory({ points: ceiling, duration: 1 })
  const signatures = new RateLimiterMemory({ points: signaturesPerLink, duration: 600 })

  async function limit(limiter: RateLimiterMemory, key: string): Promise<void> {
    await limiter.consume(key).catch(() => {
      throw new DomainError('urn.busy', 429)
    })
  }

  const router = express.Router({ caseSensitive: true })
  router.post('/e/:wave/credential', (req, res) =>
    answer(req, res, async (waveId) => {
      await limit(requests, 'all')
      const { secret, blinded } = parseCredential(await readBody(req, credentialBytes))
      const signature = await issueCredential(ctx, {
        waveId,
        secret,
        blinded: Buffer.from(blinded, 'base64url'),
        desk,
        limit: (hash) => limit(signatures, hash.toString('hex')),
      })
      return { signature: signature.toString('base64url') }
    }),
  )
  router.post('/e/:wave/ballot', (req, res) =>
    answer(req, res, async (waveId) => {
      await limit(requests, 'all')
      await acceptBallot(ctx, { waveId, body: await readBody(req, largestBallotBytes), desk })
      return { accepted: true }
    }),
  )
  return router
}

/** What is not a refusal of ours (database away, body cut) is « unavailable »: no message, no stack, no log. */
async function answer(
  req: Request,
  res: Response,
  handle: (waveId: string) => Promise<object>,
): Promise<void> {
  delete req.headers.cookie
  try {
    reply(res, 200, await handle(String(req.params.wave)))
  } catch (error) {
    if (res.headersSent || res.destroyed) return void res.destroy()
    const { status, code } = error instanceof DomainError ? error : { status: 503, code: 'urn.unavailable' }
    // What remains of a refused body is not waited for.
    if (!req.complete) res.setHeader('Connection', 'close')
    reply(res, status, { code })
  }
}

/** Express would hash each answer for an ETag that nobody may cache. */
function reply(res: Response, status: number, body: object): void {
  const text = JSON.stringify(body)
  res.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  })
  res.end(text)
}

function parseCredential(body: Buffer) {
  try {
    return credentialRequest.parse(JSON.parse(body.toString('utf8')))
  } catch {
    throw new DomainError('urn.bad-credential', 400)
  }
}

function readBody(req: Request, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    req.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limit) {
        req.pause()
        reject(new DomainError('urn.bad-ballot', 413))
      } else chunks.push(chunk)
    })
    req.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length)))
    req.on('error', reject)
    req.on('aborted', () => reject(new Error('aborted')))
  })
}
