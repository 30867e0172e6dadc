import { admitArrivals } from '#app/domain/consultations/admit-arrivals.server.ts'
import { completeCancellation } from '#app/domain/consultations/complete-cancellation.server.ts'
import { queueDueReminders } from '#app/domain/consultations/queue-due-reminders.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { connect } from '#db/client.server.ts'

/** A worker in a process of its own, which dies as by kill -9 where it is told to, or is killed from outside. */
export interface ChildTask {
  work: 'cancel' | 'arrivals' | 'reminders'
  url: string
  smtpUrl: string
  waveId: string
  keysDir: string
  stateDir: string
  baseUrl: string
  secret: string
  now: string
  dieAt: string
}

const task = JSON.parse(process.argv[2]!) as ChildTask
const { db } = connect(task.url)
const { smtpUrl, keysDir, stateDir, baseUrl, waveId } = task
const now = () => new Date(task.now)
const mail = createTransport({ smtpUrl, mailFrom: 'd@example.org', baseUrl, stateDir, now })
const secret = Buffer.from(task.secret, 'hex')
const ctx = { db, now, actor: null, mail, keysDir, secret, stateDir, baseUrl }

function dieIf(point: string) {
  if (point === task.dieAt) process.kill(process.pid, 'SIGKILL')
}

if (task.work === 'cancel') await completeCancellation(ctx, waveId, dieIf)
else if (task.work === 'arrivals') await admitArrivals(ctx, waveId, dieIf)
else await queueDueReminders(ctx, waveId)
await sendDeliveries(ctx, waveId)
mail.close()
await db.destroy()
