import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { connect } from '#db/client.server.ts'

/** A worker of its own, for the tests that kill it: `node send-in-child.ts '{…}'`. */
const { databaseUrl, smtpUrl, keysDir, waveId, now } = JSON.parse(process.argv[2] ?? '{}')
const clock = () => new Date(now)
const baseUrl = 'https://diapason.val-ambre.fr'
const mail = createTransport({ smtpUrl, mailFrom: 'a@val-ambre.fr', baseUrl, stateDir: keysDir, now: clock })
const { db } = connect(databaseUrl)
const ctx = {
  db,
  now: clock,
  actor: null,
  mail,
  keysDir,
  secret: Buffer.alloc(32),
  stateDir: keysDir,
  baseUrl,
}
await sendDeliveries(ctx, waveId)
mail.close()
await db.destroy()
