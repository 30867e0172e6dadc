import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { isRespondentPath } from './http/respondent-routes.ts'

/** Renders a page whole before it leaves: there is nothing slow to stream, and an error still gets its status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = status
    const { pipe } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          headers.set('Content-Type', 'text/html; charset=utf-8')
          const body = new PassThrough()
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          failed = 500
          report(request, error)
        },
      },
    )
  })
}

/** Expected refusals are answers, not errors; what is left is a defect, and its stack stays on the server. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // An address or a method that no route has: the visitor's, not ours.
  const refused = isRouteErrorResponse(error) && error.status < 500
  if (!request.signal.aborted && !refused) report(request, error)
}

/** The message of an error may hold what was asked for: of a page of respondents, the log says that one failed and no more. */
function report({ url }: Request, error: unknown): void {
  if (isRespondentPath(new URL(url).pathname)) console.error('respondent page: failed')
  else console.error(error instanceof Error ? error.stack : error)
}
