import { pino } from 'pino'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { createSendingPace } from '#app/domain/mail/sending-pace.ts'
import { connect } from '#db/client.server.ts'
import { runWorker } from './domain/jobs/run-worker.server.ts'
import { readClock, readProcessSettings, readSecret } from './env.server.ts'
import { answerSupervisor } from './start/answer-supervisor.ts'

const settings = readProcessSettings()
const now = readClock(settings)
const { db } = connect(settings.databaseUrl)
const log = pino({ base: undefined })
const mail = createTransport({ ...settings, now })

const worker = await runWorker(
  {
    db,
    now,
    actor: null,
    mail,
    pace: createSendingPace(),
    keysDir: settings.keysDir,
    secret: readSecret(settings),
    baseUrl: settings.baseUrl,
    stateDir: settings.stateDir,
    sittings: new Map(),
  },
  settings.databaseUrl,
  (job, code) => log.warn({ job, code }, 'job failed, it will be tried again'),
)

const ready = answerSupervisor(async () => {
  await worker.stop()
  mail.close()
  await db.destroy()
})
ready()
