import path from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import expressStaticGzip from 'express-static-gzip'
import { sql } from 'kysely'
import { openUrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import { mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import { connect } from '#db/client.server.ts'
import { readClock, readProcessSettings, readSecret } from './env.server.ts'
import { answerPages } from './http/answer-page.ts'
import { readAnswerScripts } from './http/answer-script.ts'
import { mailboxFiles } from './http/mailbox-files.ts'
import { answerFailure, pageRequestsOnly } from './http/refusals.ts'
import { sameOriginOnly, securityHeaders } from './http/security-headers.ts'
import { territoryFiles } from './http/territory-files.ts'
import { trusteePages } from './http/trustee-pages.ts'
import { urnRouter } from './http/urn.ts'
import { answerSupervisor } from './start/answer-supervisor.ts'

const settings = readProcessSettings()
const now = readClock(settings)
const { db } = connect(settings.databaseUrl, 20)
const desk = openUrnDesk({ secret: readSecret(settings) })
const bundle = path.resolve(import.meta.dirname, '../build')
const scripts = readAnswerScripts(bundle)
const build: ServerBuild = await import(path.join(bundle, 'server/index.js'))

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', settings.trustProxy)

app.get('/sante', async (_request, response) => {
  await sql`select 1`.execute(db).then(
    () => response.type('text/plain').send('ok'),
    () => response.status(503).type('text/plain').send('503'),
  )
})

app.use(
  '/assets',
  expressStaticGzip(path.join(bundle, 'client/assets'), {
    enableBrotli: true,
    orderPreference: ['br'],
    serveStatic: { immutable: true, maxAge: '1y', fallthrough: false },
  }),
)

// Respondents first: nothing below (headers of the site, sessions, compression by request) touches these routes.
app.use(urnRouter({ ctx: { db, now, actor: null }, desk }))
const smtp = settings.smtpUrl !== null
app.use(answerPages({ build, db, now, settings: { ...settings, ...scripts, smtp } }))
app.use(trusteePages({ build, db, now, settings: { ...settings, ...scripts, smtp } }))
app.use(territoryFiles({ db, now, baseUrl: settings.baseUrl }))

const mailbox = settings.local && !settings.smtpUrl ? mailboxDir(settings.stateDir) : null
app.use(mailboxFiles(mailbox))

app.use(securityHeaders(settings.baseUrl.startsWith('https:')))
app.use(sameOriginOnly(new URL(settings.baseUrl).origin))
app.use(pageRequestsOnly(settings.baseUrl))
app.use(compression())
app.all(
  '*',
  createRequestHandler({
    build,
    mode: 'production',
    getLoadContext: (request, response) => ({
      db,
      now,
      nonce: response.locals.nonce,
      address: request.ip ?? '',
      settings: {
        mode: settings.mode,
        baseUrl: settings.baseUrl,
        mailboxDir: mailbox,
        ...scripts,
        smtp,
      },
    }),
  }),
)
app.use(answerFailure)

const server = app.listen(settings.port, settings.host)
// Longer than proxies and clients keep a connection (nginx: 60 s): none sends a request on one that is being closed.
server.keepAliveTimeout = 65_000
const ready = answerSupervisor(async () => {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
  await desk.close()
  await db.destroy()
})
server.on('listening', () => ready(settings.baseUrl))
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `PORT ${settings.port} : EADDRINUSE` : error)
  process.exit(1)
})
