import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { headerText, isPlainAddress } from './header-text.ts'
import { readSender } from './smtp-transport.server.ts'
import type { MailOutcome, MailTransport, OutgoingMail } from './transport.ts'

const storedSchema = z.object({
  sentAt: z.iso.datetime(),
  from: z.string(),
  /** Left out by messages kept before there was one. */
  replyTo: z.string().nullable().default(null),
  to: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  locale: z.enum(['fr', 'en']),
  messageId: z.string(),
  inReplyTo: z.string().nullable(),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), base64: z.string() })),
})

/** A message of the local mailbox, as it would have left. */
export interface MailboxMessage extends z.output<typeof storedSchema> {
  /** 32 hexadecimal digits. */
  id: string
}

/** The day and hour first, so that names sort as the messages were sent; then the message, then the wave whose link it bears. */
const fileName = /^(?<sent>\d{17})-(?<id>[0-9a-f]{32})-(?<wave>[0-9a-f-]{36}|none)\.json$/
const idPattern = /^[0-9a-f]{32}$/

export interface MailboxSettings {
  /** Made when missing, readable by us alone. */
  dir: string
  mailFrom: string
  baseUrl: string
  now: () => Date
}

/** Keeps messages as files: the mailbox of a trial without SMTP. Written by the worker alone. */
export function createMailboxTransport({ dir, mailFrom, baseUrl, now }: MailboxSettings): MailTransport {
  const host = new URL(baseUrl).hostname
  const sender = readSender(mailFrom)

  async function send(message: OutgoingMail): Promise<MailOutcome> {
    if (!isPlainAddress(message.to.address)) return { state: 'refused', reason: 'no-such-address' }
    const messageId = `${message.messageId ?? randomUUID()}@${host}`
    const sentAt = now().toISOString()
    const id = createHash('sha256').update(messageId).digest('hex').slice(0, 32)
    const stored: z.input<typeof storedSchema> = {
      sentAt,
      from: message.fromName ? `${headerText(message.fromName)} <${sender.address}>` : mailFrom,
      replyTo: message.replyTo && isPlainAddress(message.replyTo) ? message.replyTo : null,
      to: { name: headerText(message.to.name), address: message.to.address },
      subject: headerText(message.subject),
      html: message.html,
      text: message.text,
      locale: message.locale,
      messageId,
      inReplyTo: message.inReplyTo ? `${message.inReplyTo}@${host}` : null,
      attachments: (message.attachments ?? []).map(({ filename, contentType, content }) => ({
        filename: headerText(filename),
        contentType: headerText(contentType),
        base64: content.toString('base64'),
      })),
    }
    const name = `${sentAt.replace(/\D/g, '')}-${id}-${message.waveId ?? 'none'}.json`
    await writeWhole(dir, name, JSON.stringify(stored))
    return { state: 'accepted' }
  }

  const verify = async () => void (await mkdir(dir, { recursive: true, mode: 0o700 }))
  return { kind: 'mailbox', send, verify, close: () => undefined }
}

/** Whoever reads the folder sees the whole file or none, also after a power cut. */
async function writeWhole(dir: string, name: string, content: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const draft = path.join(dir, `${name}.draft`)
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path.join(dir, name))
}

/**
 * The messages, newest first.
 * @param query part of the recipient or the subject, case and accents aside; empty for all
 * @param page from 1
 * @param size messages on a page
 */
export async function listMailboxMessages(
  dir: string,
  { query = '', page = 1, size = 50 }: { query?: string; page?: number; size?: number },
): Promise<{ total: number; messages: MailboxMessage[] }> {
  const names = await listNames(dir)
  const slice = <Item>(items: readonly Item[]) => items.slice((page - 1) * size, page * size)
  if (!query) return { total: names.length, messages: await readAll(dir, slice(names)) }
  const wanted = folded(query)
  const found = (await readAll(dir, names)).filter(({ to, subject }) =>
    folded(`${to.name} ${to.address} ${subject}`).includes(wanted),
  )
  return { total: found.length, messages: slice(found) }
}

/** One message, or null when there is none of this identifier. A message sent twice is read as it was last. */
export async function readMailboxMessage(dir: string, id: string): Promise<MailboxMessage | null> {
  if (!idPattern.test(id)) return null
  const names = (await listNames(dir)).filter((name) => name.includes(`-${id}-`))
  return (await readAll(dir, names.slice(0, 1)))[0] ?? null
}

/** Deletes the messages that bear a link of the wave, half-written ones too. Returns how many were there. */
export async function deleteWaveMessages(dir: string, waveId: string): Promise<number> {
  const entries = await readdir(dir).catch(whenMissing)
  const names = entries.filter((name) => name.replace(/\.draft$/, '').endsWith(`-${waveId}.json`))
  await Promise.all(names.map((name) => rm(path.join(dir, name), { force: true })))
  return names.length
}

async function listNames(dir: string): Promise<string[]> {
  const entries = await readdir(dir).catch(whenMissing)
  return entries
    .filter((name) => fileName.test(name))
    .sort()
    .reverse()
}

async function readAll(dir: string, names: readonly string[]): Promise<MailboxMessage[]> {
  const messages = await Promise.all(names.map((name) => readOne(dir, name)))
  return messages.filter((message) => message !== null)
}

/** Null when the close of a wave deleted it meanwhile. */
async function readOne(dir: string, name: string): Promise<MailboxMessage | null> {
  const content = await readFile(path.join(dir, name), 'utf8').catch(whenMissing)
  const id = fileName.exec(name)?.groups?.id
  return typeof content === 'string' && id ? { id, ...storedSchema.parse(JSON.parse(content)) } : null
}

function whenMissing(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return []
  throw error
}

function folded(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
