import type { z } from 'zod'
import { dayAt } from '#app/domain/calendar/days.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { AccessibilitySettings } from './accessibility.ts'
import { changeSettings, json } from './internal/change-settings.server.ts'
import type {
  accessibilitySchema,
  coloursSchema,
  contactsSchema,
  legalSchema,
  privacySchema,
  senderSchema,
} from './schema.ts'

/** @throws DomainError `not-found` (404), as all of these */
export function saveColours(
  ctx: Ctx,
  processId: string,
  input: z.output<typeof coloursSchema>,
): Promise<void> {
  return changeSettings(ctx, processId, 'colours', async () => ({ colours: json(input) }))
}

/** Back to the product's own colours. */
export function clearColours(ctx: Ctx, processId: string): Promise<void> {
  return changeSettings(ctx, processId, 'colours', async () => ({ colours: null }))
}

/** The name and the reply address of every message of the démarche. */
export function saveSender(ctx: Ctx, processId: string, input: z.output<typeof senderSchema>): Promise<void> {
  return changeSettings(ctx, processId, 'sender', async () => ({
    sender_name: input.senderName || null,
    reply_to: input.replyTo || null,
  }))
}

/** Who is answerable for personal data, and the data protection officer; emptied fields take them away. */
export function savePrivacy(
  ctx: Ctx,
  processId: string,
  input: z.output<typeof privacySchema>,
): Promise<void> {
  const { controllerName, controllerAddress, dpoName, dpoEmail, dpoAddress } = input
  return changeSettings(ctx, processId, 'privacy', async () => ({
    controller: controllerName ? json({ name: controllerName, address: controllerAddress }) : null,
    dpo: dpoName ? json({ name: dpoName, email: dpoEmail, address: dpoAddress ?? '' }) : null,
  }))
}

/** Publisher, publication director and host; emptied fields take them away. */
export function saveLegal(ctx: Ctx, processId: string, input: z.output<typeof legalSchema>): Promise<void> {
  const publisher = input.publisherName && {
    name: input.publisherName,
    address: input.publisherAddress,
    phone: input.publisherPhone ?? '',
    director: input.director,
  }
  const host = input.hostName && {
    name: input.hostName,
    address: input.hostAddress,
    phone: input.hostPhone,
  }
  return changeSettings(ctx, processId, 'legal', async () => ({
    publisher: json(publisher || null),
    host: json(host || null),
    source_url: input.sourceUrl || null,
  }))
}

/** Whom to turn to outside of the survey; rows left empty are taken away. */
export function saveContacts(
  ctx: Ctx,
  processId: string,
  input: z.output<typeof contactsSchema>,
): Promise<void> {
  const contacts = input.contacts.filter((contact) => contact !== null)
  return changeSettings(ctx, processId, 'contacts', async () => ({ contacts: json(contacts) }))
}

/** What the accessibility statement says. The state of conformity is never typed: it follows from the audit. */
export function saveAccessibility(
  ctx: Ctx,
  processId: string,
  input: z.output<typeof accessibilitySchema>,
): Promise<void> {
  const { auditOn, auditor, met, failed } = input
  const today = dayAt(ctx.now())
  return changeSettings(ctx, processId, 'accessibility', async ({ db }) => {
    const row = await db
      .selectFrom('territory_settings')
      .select('accessibility')
      .where('process_id', '=', processId)
      .executeTakeFirstOrThrow()
    const before = row.accessibility as AccessibilitySettings | null
    const saved: AccessibilitySettings = {
      email: input.email ?? '',
      phone: input.phone ?? '',
      audit: auditOn ? { on: auditOn, auditor: auditor!, met: met!, failed: failed! } : null,
      failures: input.failures ?? '',
      burdens: input.burdens ?? '',
      exempt: input.exempt ?? '',
      technologies: input.technologies ?? '',
      environments: input.environments ?? '',
      tools: input.tools ?? '',
      pages: input.pages ?? '',
      plan: input.plan ?? null,
      actions: input.actions ?? null,
      declaredOn: before?.declaredOn ?? today,
      changedOn: today,
    }
    return { accessibility: json(saved) }
  })
}
