import { type NextFunction, type Request, type Response, Router } from 'express'
import { readMailboxMessage } from '#app/domain/mail/mailbox-transport.server.ts'

/**
 * The messages of the local mailbox as documents, for the frame of their page, and their attachments. They are mounted
 * before the headers of the site: a message brings its own inline style, and nothing else it might hold may act.
 * @param dir null when there is no local mailbox: nothing is served
 */
export function mailboxFiles(dir: string | null): Router {
  const router = Router()
  if (dir === null) return router
  const folder = dir

  async function sendDocument({ params }: Request, response: Response, next: NextFunction): Promise<void> {
    const message = await readMailboxMessage(folder, params.id ?? '')
    if (!message) return next()
    guard(response, "style-src 'unsafe-inline'; frame-ancestors 'self'")
    // A link of the message opens in the page around the frame.
    const html = message.html.replace('<head>', '<head>\n<base target="_top">')
    response.type('text/html; charset=utf-8').send(html)
  }

  async function sendAttachment({ params }: Request, response: Response, next: NextFunction): Promise<void> {
    const message = await readMailboxMessage(folder, params.id ?? '')
    const attachment = message?.attachments[/^\d{1,3}$/.test(params.index ?? '') ? Number(params.index) : -1]
    if (!attachment) return next()
    guard(response, "frame-ancestors 'none'")
    response.attachment(attachment.filename).type('application/octet-stream')
    response.send(Buffer.from(attachment.base64, 'base64'))
  }

  router.get('/boite-aux-lettres/:id/message', (...args) => void sendDocument(...args).catch(args[2]))
  router.get('/boite-aux-lettres/:id/pieces/:index', (...args) => void sendAttachment(...args).catch(args[2]))
  return router
}

function guard(response: Response, policy: string): void {
  const sandbox =
    'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'
  response.set({
    'Content-Security-Policy': `default-src 'none'; base-uri 'none'; form-action 'none'; ${sandbox}; ${policy}`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
}
