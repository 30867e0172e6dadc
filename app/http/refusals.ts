import type { NextFunction, Request, Response } from 'express'
import { longestForm } from './read-form.ts'
import { isRespondentPath } from './respondent-routes.ts'

/**
 * What Remix is asked: pages are read and forms are posted. It would fail on some other methods, and on what a request says of its
 * own address; the site has one address, and `sameOriginOnly` has compared the origin with it.
 * @param baseUrl address of the instance
 */
export function pageRequestsOnly(baseUrl: string) {
  const { host } = new URL(baseUrl)
  return (request: Request, response: Response, next: NextFunction): void => {
    const known = ['GET', 'HEAD', 'POST'].includes(request.method)
    // `_data` is how Remix asked for data before single fetch.
    if (!known || '_data' in request.query) {
      const status = known ? 400 : 405
      response.status(status).set('Allow', 'GET, HEAD, POST').type('text/plain').send(String(status))
      return
    }
    // `/E/…`, `/%65/…`: Remix would serve a page of respondents with the cookies and the log of the rest of the site.
    if (isRespondentPath(request.path)) {
      response.status(404).type('text/plain').send('404')
      return
    }
    // Remix drops the connection of a body nobody reads; only the import, which is multipart, has its own limit.
    const upload = request.get('Content-Type')?.startsWith('multipart/form-data') ?? false
    if (!upload && Number(request.get('Content-Length')) > longestForm) {
      response.status(413).type('text/plain').send('413')
      return
    }
    request.headers.host = host
    delete request.headers['x-forwarded-host']
    delete request.headers.origin
    next()
  }
}

/**
 * Answers for what Express could not serve: an address that can't be decoded is the visitor's, the rest is ours. The stack of
 * ours goes to the log, never to the page.
 */
export function answerFailure(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  const status = (error as { status?: unknown }).status
  const refused = typeof status === 'number' && status >= 400 && status < 500
  if (!refused) console.error(error instanceof Error ? error.stack : 'request failed')
  const answer = refused ? status : 500
  if (response.headersSent) next(error)
  else response.status(answer).type('text/plain').send(String(answer))
}
