import type { KeyPairKeyObjectResult } from 'node:crypto'
import type { ZodType } from 'zod'
import type { AnonymousCtx } from '#app/domain/context.ts'
import type { SendingPace } from '#app/domain/mail/sending-pace.ts'
import type { MailTransport } from '#app/domain/mail/transport.ts'
import type { QueueName } from '#db/schema/queues.ts'

/** What a job is handed besides the database and the clock. Only the worker has it: no web process opens `keysDir`. */
export interface JobCtx extends AnonymousCtx {
  mail: MailTransport
  /** How fast messages leave; without it, a run sends all there is: what a demonstration and tests do. */
  pace?: SendingPace
  /** Folder of the urn and link keys. */
  keysDir: string
  /** The server secret, 32 bytes. */
  secret: Buffer
  /** Folder of what the instance keeps outside the database: the local mailbox. */
  stateDir: string
  /** Address of the instance, without a final slash. */
  baseUrl: string
  /** Makes the issue key of an urn; tests reuse a pair, which takes a quarter of a second to make. */
  makeIssueKey?: () => Promise<KeyPairKeyObjectResult>
  /** Keys of the openings that two trustees are needed for, by wave: in this process's memory, lost with it. */
  sittings?: Map<string, SittingKey>
}

/** The one-time key to which trustees seal their sheets (anonymity.md, Level 2). */
export interface SittingKey {
  /** 32 bytes. */
  privateKey: Uint8Array<ArrayBuffer>
  /** 65 bytes. */
  publicKey: Buffer
  /** When it is renewed if nobody has come. */
  idleUntil: Date
}

/** A piece of work that can be killed anywhere and run again. Its payload holds identifiers only: never a secret. */
export interface Job<Payload = unknown> {
  name: QueueName
  schema: ZodType<Payload>
  handler(ctx: JobCtx, payload: Payload): Promise<void>
}

/** Declares a job; the worker runs those listed in `registry.server.ts`. */
export function defineJob<Payload>(
  name: QueueName,
  schema: ZodType<Payload>,
  handler: (ctx: JobCtx, payload: Payload) => Promise<void>,
): Job<Payload> {
  return { name, schema, handler }
}
