import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import type { Kysely } from 'kysely'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ZodType } from 'zod'
import { fromBase64url } from '#app/domain/ballots/encoding.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { declareDestroyed } from '#app/domain/trustees/declare-destroyed.server.ts'
import { handInSheet } from '#app/domain/trustees/hand-in-sheet.server.ts'
import { publishKey } from '#app/domain/trustees/publish-key.server.ts'
import { readBack } from '#app/domain/trustees/read-back.server.ts'
import { trusteeRequests } from '#app/domain/trustees/schema.ts'
import { trusteeHash } from '#app/domain/trustees/trustee-link.server.ts'
import { getTrusteeState } from '#app/domain/trustees/trustee-state.server.ts'
import { locales } from '#app/i18n/index.ts'
import type { Database } from '#db/schema/index.ts'
import { answerHeaders } from './answer-page.ts'
import type { ServerContext } from './load-context.ts'

interface TrusteePagesDeps {
  build: ServerBuild
  db: Kysely<Database>
  now: () => Date
  settings: Omit<ServerContext['settings'], 'mailboxDir'>
  /** Requests in one second for the whole process. */
  ceiling?: number
  /** Check codes tried in ten minutes with one link. */
  codesPerLink?: number
}

/** Longest body, in bytes: a secret, a key and a sealed share. */
const longestBody = '2kb'

/**
 * The page of the trustees and the five requests it makes (anonymity.md, Level 2). As on `/e/*`: no session, cookies neither
 * read nor set, no log, no third party. The link's secret is in the fragment, then in the body of each request.
 */
export function trusteePages(deps: TrusteePagesDeps): Router {
  const { db, now, settings, ceiling = 300, codesPerLink = 10 } = deps
  const render = createRequestHandler(deps.build, 'production')
  const ctx: AnonymousCtx = { db, now, actor: null }
  const requests = new RateLimiterMemory({ points: ceiling, duration: 1 })
  const codes = new RateLimiterMemory({ points: codesPerLink, duration: 600 })
  const router = express.Router({ caseSensitive: true })

  router.use('/depositaire', (request, response, next) => {
    delete request.headers.cookie
    response.set({ ...answerHeaders(settings.baseUrl), 'Cache-Control': 'no-store' })
    next()
  })
  router.get('/depositaire/:wave', async (request, response, next) => {
    const language = locales.find((locale) => locale === request.query.langue) ?? 'fr'
    const path = `/depositaire/${encodeURIComponent(String(request.params.wave))}?langue=${language}`
    try {
      const page = await render(new Request(new URL(path, settings.baseUrl)), {
        ...{ db, now, nonce: '', address: '' },
        settings: { ...settings, mailboxDir: null },
      })
      response
        .status(page.status)
        .type('html')
        .send(Buffer.from(await page.arrayBuffer()))
    } catch (error) {
      next(error)
    }
  })

  /** One of the requests of the page: a body of this form, an answer of facts or a code. */
  function take<Body>(
    name: string,
    schema: ZodType<Body>,
    handle: (waveId: string, body: Body) => Promise<object>,
  ) {
    router.post(
      `/depositaire/:wave/${name}`,
      express.json({ limit: longestBody }),
      async (request, response, next) => {
        try {
          await limit(requests, 'all')
          const body = schema.safeParse(request.body)
          if (!body.success) throw new DomainError('trustees.bad-request', 400)
          response.json(await handle(String(request.params.wave), body.data))
        } catch (error) {
          next(error)
        }
      },
    )
  }

  const { state, key, readBack: code, sheet, destroyed } = trusteeRequests
  take('state', state, (waveId, { secret }) => getTrusteeState(ctx, { waveId, secret }))
  take('key', key, async (waveId, body) => {
    await publishKey(ctx, { waveId, secret: body.secret, key: bytes(body.key) })
    return {}
  })
  take('read-back', code, async (waveId, body) => {
    await limit(codes, trusteeHash(body.secret).toString('hex'))
    await readBack(ctx, { waveId, ...body })
    return {}
  })
  take('sheet', sheet, async (waveId, { secret, ...sealed }) => {
    await handInSheet(ctx, { waveId, secret, sitting: bytes(sealed.sitting), sealed: bytes(sealed.sealed) })
    return {}
  })

  take('destroyed', destroyed, async (waveId, { secret }) => {
    await declareDestroyed(ctx, { waveId, secret })
    return {}
  })

  router.all('/depositaire/*', (_request, response) => {
    response.status(404).type('text/plain').send('404')
  })
  // What is not a refusal of ours is « unavailable »: no message, no stack, no log.
  router.use('/depositaire', (error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { status, code: said } = refusalOf(error)
    response.status(status).json({ code: said })
  })
  return router
}

function refusalOf(error: unknown): { status: number; code: string } {
  if (error instanceof DomainError) return error
  const status = (error as { status?: unknown } | null)?.status
  const damaged = error instanceof URIError || (typeof status === 'number' && status < 500)
  return damaged ? { status: 400, code: 'trustees.bad-request' } : { status: 503, code: 'urn.unavailable' }
}

/** @throws DomainError `trustees.bad-request` for a text that isn't the one writing of some bytes */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64url(text)
  } catch {
    throw new DomainError('trustees.bad-request', 400)
  }
}

async function limit(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch(() => {
    throw new DomainError('trustees.busy', 429)
  })
}
