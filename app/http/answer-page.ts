import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import express, { type Request, type Response, type Router } from 'express'
import type { Kysely } from 'kysely'
import { findShortName } from '#app/domain/consultations/find-short-name.server.ts'
import { getWavePhase } from '#app/domain/consultations/queries.server.ts'
import { locales } from '#app/i18n/index.ts'
import type { Database } from '#db/schema/index.ts'
import type { ServerContext } from './load-context.ts'

interface AnswerPagesDeps {
  build: ServerBuild
  db: Kysely<Database>
  now: () => Date
  settings: Omit<ServerContext['settings'], 'mailboxDir'>
}

interface Page {
  body: Buffer
  /** Null where it would gain nothing. */
  brotli: Buffer | null
  etag: string
  status: number
  headers: Record<string, string>
}

interface KeptPage {
  page: Promise<Page>
  until: number
}

/** How long the facts of a wave are believed: a page asked for at the closing hour is at most this late, in ms. */
const factsLife = 2_000
/** How long a page is kept, in ms: a mention the pilot adds, a title she corrects, is read this much later at most. */
const pageLife = 30_000
/** Pages kept: five phases, two languages, three pages and two documents, for some waves at once. */
const mostPages = 200

const documents = [
  'protection',
  'protection.pdf',
  'donnees',
  'donnees.pdf',
  'verification',
  'code',
  'borne',
  'borne/protection',
  'saisie',
]
/** The records of a wave, under its page of verification. */
const recordFile = /^\/verification\/(ouverture|annulation|cloture|additif-[1-9]\d{0,3})\.(json|pdf)$/

const compress = promisify(brotliCompress)
/** Two seconds a megabyte at the highest quality: long lists take less. */
const quality = (body: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: body.length > 500_000 ? 5 : 11 },
})
const compressed = /^(text\/html|application\/json)/

/**
 * The pages of `/e/*`, the same for everybody, rendered once per wave, language and phase, then served from memory for a
 * while.
 * Another world (anonymity.md, Respondent routes): no session, no cookie read or set, no log, no third party.
 */
export function answerPages({ build, db, now, settings }: AnswerPagesDeps): Router {
  const render = createRequestHandler(build, 'production')
  const pages = new Map<string, KeptPage>()
  const phases = new Map<string, { until: number; phase: Promise<string> }>()

  async function phaseOf(waveId: string): Promise<string> {
    const known = phases.get(waveId)
    if (known && known.until > performance.now()) return known.phase
    const phase = getWavePhase({ db, now, actor: null }, waveId)
    phases.set(waveId, { until: performance.now() + factsLife, phase })
    phase.catch(() => phases.delete(waveId))
    if (phases.size > mostPages) phases.delete(phases.keys().next().value!)
    return phase
  }

  async function renderPage(path: string, before?: Promise<Page>): Promise<Page> {
    const url = new URL(path, settings.baseUrl)
    const answer = await render(new Request(url), {
      db,
      now,
      nonce: '',
      address: '',
      settings: { ...settings, mailboxDir: null },
    })
    const body = Buffer.from(await answer.arrayBuffer())
    const type = answer.headers.get('Content-Type') ?? 'text/html; charset=utf-8'
    const name = answer.headers.get('Content-Disposition')
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
    const same = await before?.catch(() => undefined)
    if (same?.etag === etag) return same
    return {
      body,
      brotli: compressed.test(type) ? await compress(body, quality(body)) : null,
      etag,
      status: answer.status,
      headers: { 'Content-Type': type, ...(name ? { 'Content-Disposition': name } : {}) },
    }
  }

  async function pageFor(waveId: string, path: string): Promise<Page> {
    const phase = await phaseOf(waveId)
    // An unknown wave leaves nothing behind: its pages are not kept, or anybody could fill the memory.
    if (phase === 'unknown') return renderPage(path)
    const key = `${phase} ${path}`
    const known = pages.get(key)
    if (known && known.until > performance.now()) return known.page
    const page = renderPage(path, known?.page)
    pages.set(key, { page, until: performance.now() + pageLife })
    page.then(
      // Names of documents that don't exist would push out those that do; what failed is tried again.
      ({ status }) => (status === 404 || status >= 500) && pages.delete(key),
      () => pages.delete(key),
    )
    if (pages.size > mostPages) pages.delete(pages.keys().next().value!)
    return page
  }

  const router = express.Router({ caseSensitive: true })
  router.get(
    ['/e/:wave', ...documents.map((name) => `/e/:wave/${name}`), '/e/:wave/verification/:record'],
    async (request, response, next) => {
      delete request.headers.cookie
      response.set(answerHeaders(settings.baseUrl))
      const waveId = String(request.params.wave)
      const language = locales.find((locale) => locale === request.query.langue) ?? 'fr'
      const document = request.path.slice('/e/'.length).replace(/^[^/]*|\/$/g, '')
      if (request.params.record && !recordFile.test(document)) return next()
      await pageFor(waveId, `/e/${encodeURIComponent(waveId)}${document}?langue=${language}`).then(
        (page) => send(request, response, page),
        next,
      )
    },
  )
  // The address that people type from a slip or a poster.
  router.get(['/b/:name', '/B/:name'], async (request, response, next) => {
    response.set(answerHeaders(settings.baseUrl)).set('Cache-Control', 'no-store')
    const ctx = { db, now, actor: null }
    await findShortName(ctx, request.params.name!).then(
      (waveId) => response.redirect(302, waveId ? `/e/${waveId}/code` : '/e/inconnue'),
      next,
    )
  })
  router.all('/e/*', (_request, response) => {
    response.set(answerHeaders(settings.baseUrl)).status(404).type('text/plain').send('404')
  })
  // Whatever failed, its message stays inside: of an error on these routes the log says nothing, or one code (entry.server).
  router.use(
    ['/e', '/b', '/B'],
    (error: unknown, _request: Request, response: Response, _next: express.NextFunction) => {
      // An address that can't be decoded is no wave's.
      const status = error instanceof URIError ? 404 : 503
      response.status(status).type('text/plain').send(String(status))
    },
  )
  return router
}

function send(request: Request, response: Response, page: Page): void {
  response.set({ ...page.headers, ETag: page.etag, Vary: 'Accept-Encoding' })
  response.set('Cache-Control', 'public, max-age=0, must-revalidate')
  if (request.get('If-None-Match') === page.etag) {
    response.status(304).end()
    return
  }
  const brotli = request.acceptsEncodings('br') === 'br' ? page.brotli : null
  if (brotli) response.set('Content-Encoding', 'br')
  response.status(page.status).end(brotli ?? page.body)
}

/** SurveyJS sets one style attribute that a strict policy must name by its hash. */
export function answerHeaders(baseUrl: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(baseUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
