import { cancellationMessageId } from '#app/domain/ballots/invitation-link.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { headerText } from '#app/domain/mail/header-text.ts'
import type { OutgoingMail } from '#app/domain/mail/transport.ts'
import { waveCancelled } from '#emails/wave-cancelled.ts'
import { inLanguage, languageFor } from './compose-message.ts'
import type { Recipient } from './delivery-rows.server.ts'
import type { WaveLetter } from './wave-letter.server.ts'

/** The news of a cancellation for one person who had been invited. It bears no link, and needs no key of the wave. */
export function composeCancellation(
  { secret }: Pick<JobCtx, 'secret'>,
  letter: WaveLetter,
  { personId, name, address, locale: wished }: Recipient,
): OutgoingMail {
  const locale = languageFor(letter, wished)
  const plainName = headerText(name)
  const reason = letter.cancelledBecause
  const message = waveCancelled({
    locale,
    accent: letter.sender.accent,
    name: plainName,
    title: inLanguage(letter.title, locale),
    organisation: letter.organisation,
    reason: reason ? inLanguage(reason, locale) : '',
    contact: inLanguage(letter.contact, locale),
    sharedKey: letter.sharedKey,
  })
  return {
    ...message,
    ...letter.sender.headers,
    to: { name: plainName, address },
    locale,
    messageId: cancellationMessageId(secret, letter.waveId, personId),
  }
}
