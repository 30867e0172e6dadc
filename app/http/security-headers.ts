import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'

/** The preview of a message, a document in a frame: it brings its own inline style, and nothing else of it may act. */
const framedMail = /^\/demarches\/[^/]+\/vagues\/[^/]+\/apercu\/courriel$/
const framedMailPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"

/**
 * The headers of every page of the site. Scripts come from us and bear this response's nonce, or do not run.
 * `/e/*` (respondents) has its own, in `answer-page.ts`.
 */
export function securityHeaders(secure: boolean) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const nonce = randomBytes(16).toString('base64')
    response.locals.nonce = nonce
    response.set({
      'Content-Security-Policy': [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
      ].join('; '),
      // Not `no-referrer`: a form posted without script would then come from `Origin: null`, which Remix refuses.
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'SAMEORIGIN',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      // Who comes next on the same computer finds no page of the one before.
      'Cache-Control': 'no-store',
      ...(framedMail.test(request.path) ? { 'Content-Security-Policy': framedMailPolicy } : {}),
      ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    })
    next()
  }
}

/**
 * Refuses what another site sends in a visitor's name: Remix has no such defence of its own.
 * Browsers state where a request comes from (`Sec-Fetch-Site`, else `Origin`); a client that states neither has no
 * cookie to abuse.
 */
export function sameOriginOnly(origin: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const safe = request.method === 'GET' || request.method === 'HEAD'
    const site = request.get('Sec-Fetch-Site')
    const from = request.get('Origin')
    const foreign = site ? site !== 'same-origin' && site !== 'none' : from ? from !== origin : false
    if (safe || !foreign) next()
    else response.status(403).type('text/plain').send('403')
  }
}
