import express, { type Response, type Router } from 'express'
import type { Kysely } from 'kysely'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { colourSheet } from '#app/domain/settings/colour-sheet.ts'
import { findTerritory, getLogoFile } from '#app/domain/settings/queries.server.ts'
import { coloursVersion } from '#app/domain/settings/territory-look.server.ts'
import type { Database } from '#db/schema/index.ts'

interface TerritoryFilesDeps {
  db: Kysely<Database>
  now: () => Date
  baseUrl: string
}

/**
 * The colours and the logo of a territory, which respondents' pages fetch too: no session, no cookie read or set, no log.
 * Asked by the version that pages name, they are kept by browsers for a year; asked otherwise, they are asked for again.
 */
export function territoryFiles({ db, now, baseUrl }: TerritoryFilesDeps): Router {
  const ctx: AnonymousCtx = { db, now, actor: null }
  const secure = baseUrl.startsWith('https:')
  const router = express.Router({ caseSensitive: true })

  router.get('/d/:slug/couleurs.css', async (request, response, next) => {
    response.set(fileHeaders(secure))
    try {
      const territory = await findTerritory(ctx, String(request.params.slug))
      if (!territory?.colours) return notFound(response)
      const sheet = colourSheet(territory.colours)
      answer(response, { version: coloursVersion(sheet), asked: request.query.v, type: 'text/css' })
      response.send(sheet)
    } catch (error) {
      next(error)
    }
  })

  router.get('/d/:slug/logo', async (request, response, next) => {
    response.set(fileHeaders(secure))
    try {
      const logo = await getLogoFile(ctx, String(request.params.slug))
      if (!logo) return notFound(response)
      answer(response, {
        version: logo.sha256.slice(0, 16),
        asked: request.query.v,
        type: `image/${logo.type}`,
      })
      response.send(logo.content)
    } catch (error) {
      next(error)
    }
  })
  return router
}

function answer(response: Response, file: { version: string; asked: unknown; type: string }): void {
  const current = file.asked === file.version
  response.set({
    'Content-Type': file.type,
    ETag: `"${file.version}"`,
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
  })
}

function notFound(response: Response): void {
  response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('404')
}

/** A file opened by itself is shown, never run. */
function fileHeaders(secure: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
