import type { AddressInfo } from 'node:net'
import express from 'express'
import { openUrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import { urnRouter } from '#app/http/urn.ts'
import { connect } from '#db/client.server.ts'

/** The web process of the bench: M2 and M3 alone, in a process of their own as in service. */
const { url, secret, now } = JSON.parse(process.argv[2]!) as { url: string; secret: string; now: string }
const { db } = connect(url, 32)
const desk = openUrnDesk({ secret: Buffer.from(secret, 'hex') })
const app = express()
app.disable('x-powered-by')
app.use(urnRouter({ ctx: { db, actor: null, now: () => new Date(now) }, desk, ceiling: 1_000_000 }))
const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
