import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { sharedIssueKeyPair } from '#test/factories/urn.ts'
import type { TestDatabase } from './database.ts'

export interface TestWorker {
  ctx: JobCtx
  /** Ends its connections and removes its folders. */
  close(): void
}

/** What the worker hands to a job: folders of its own, mail to this server or, without one, to the local mailbox. */
export function worker(
  { db }: Pick<TestDatabase, 'db'>,
  { smtpUrl, now }: { smtpUrl: string | null; now: () => Date },
): TestWorker {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-worker-'))
  const [stateDir, keysDir] = [path.join(folder, 'state'), path.join(folder, 'keys')]
  const baseUrl = 'https://diapason.example.org'
  const mail = createTransport({ smtpUrl, mailFrom: 'Diapason <d@example.org>', baseUrl, stateDir, now })
  return {
    ctx: {
      ...{ db, now, actor: null, mail, keysDir, secret: randomBytes(32), stateDir, baseUrl },
      makeIssueKey: async () => sharedIssueKeyPair(),
    },
    close() {
      mail.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
