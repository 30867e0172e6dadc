import { linkSecret, messageId } from '#app/domain/ballots/invitation-link.server.ts'
import type { OutgoingMail } from '#app/domain/mail/transport.ts'
import { composeMessage } from './compose-message.ts'
import type { Recipient } from './delivery-rows.server.ts'
import type { WaveLetter } from './wave-letter.server.ts'

/**
 * The invitation of one person, or a reminder in the thread of it: always the same link and the same Message-ID.
 * @throws Error when the wave has no closing hour, or the mail is of another kind
 */
export function composeInvitation(
  { baseUrl, linkKey }: { baseUrl: string; linkKey: Buffer },
  letter: WaveLetter,
  { personId, kind, name, address, locale }: Recipient,
): OutgoingMail {
  const { waveId, closesAt } = letter
  if (!closesAt || kind === 'cancellation') throw new Error('invitations: no such message')
  const link = `${baseUrl}/e/${waveId}#${linkSecret(linkKey, waveId, personId)}`
  return {
    ...composeMessage(letter, { name, address, locale }, { kind, link, closesAt }),
    messageId: messageId(linkKey, waveId, personId, kind),
    ...(kind === 'invitation' ? {} : { inReplyTo: messageId(linkKey, waveId, personId, 'invitation') }),
    waveId,
  }
}
