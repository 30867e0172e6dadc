import { type DocumentEngine, inColour } from '#app/documents/typst.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { adjustColours, productColours } from './colours.ts'
import { getSettings } from './queries.server.ts'

/** How every message of a démarche leaves: it names its sender, where replies go, and bears its colour. */
export interface MailSender {
  /** What goes with the message to the transport. The address stays the instance's, which its mail server vouches for. */
  headers: { fromName?: string; replyTo?: string }
  /** For each theme of the reader's program. */
  accent: { light: string; dark: string }
}

/** The accent of a démarche as a document on white paper bears it, #rrggbb. @throws DomainError `not-found` (404) */
export async function getPaperAccent(ctx: AnyCtx, processId: string): Promise<string> {
  return (await getMailSender(ctx, processId)).accent.light
}

/** What draws the documents of a démarche, in its colour. @throws DomainError `not-found` (404) */
export async function getPaperEngine(ctx: AnyCtx, processId: string): Promise<DocumentEngine> {
  return inColour(await getPaperAccent(ctx, processId))
}

/** @throws DomainError `not-found` (404) */
export async function getMailSender(ctx: AnyCtx, processId: string): Promise<MailSender> {
  const { senderName, replyTo, colours } = await getSettings(ctx, processId)
  const { light, dark } = adjustColours(colours ?? productColours)
  return {
    headers: { ...(senderName ? { fromName: senderName } : {}), ...(replyTo ? { replyTo } : {}) },
    accent: { light: light.accent, dark: dark.accent },
  }
}
