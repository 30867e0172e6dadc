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

/** @throws DomainError `not-found` (404) */
export async function getMailSender(ctx: AnyCtx, processId: string): Promise<MailSender> {
  const { senderName, replyTo, colours } = await getSettings(ctx, processId)
  const { light, dark } = adjustColours(colours ?? productColours)
  return {
    headers: { ...(senderName ? { fromName: senderName } : {}), ...(replyTo ? { replyTo } : {}) },
    accent: { light: light.accent, dark: dark.accent },
  }
}
