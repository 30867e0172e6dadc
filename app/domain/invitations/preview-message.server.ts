import type { InvitationKind } from '#app/domain/ballots/invitation-link.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import type { Message } from '#emails/layout.ts'
import { composeMessage } from './internal/compose-message.ts'
import { requireWave } from './internal/require-wave.server.ts'
import { readWaveLetter } from './internal/wave-letter.server.ts'

/**
 * A message of a wave, the invitation or a reminder, as a person will read it, with a link that leads nowhere.
 * @throws DomainError `not-found`; `mail.incomplete` (409) while texts or dates are missing
 */
export async function previewMessage(
  ctx: Ctx,
  waveId: string,
  locale: Locale,
  link: string,
  kind: InvitationKind = 'invitation',
): Promise<Message> {
  await requireWave(ctx, waveId, 'wave.prepare')
  const letter = await readWaveLetter(ctx, waveId)
  if (!letter?.closesAt) throw new DomainError('mail.incomplete', 409)
  const addressee = { name: translator(locale)('mail:preview-name'), address: '', locale }
  return composeMessage(letter, addressee, { kind, link, closesAt: letter.closesAt })
}
