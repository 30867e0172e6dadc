import { createHash, createHmac } from 'node:crypto'

/** What the link key of a wave gives for each person: always the same, so a reminder or an interrupted sending can't vote twice. */

export type InvitationKind = 'invitation' | 'reminder_7' | 'reminder_3'

/** Frozen: the Message-ID of a mail that is sent again must not change. */
const kindBytes: Record<InvitationKind, number> = { invitation: 1, reminder_7: 2, reminder_3: 3 }

/**
 * The secret of a person's link: the first 160 bits of HMAC-SHA256(link key, "link\0" ‖ wave ‖ participant).
 * @param linkKey 32 bytes
 * @returns 27 characters of base64url, the fragment of `/e/<wave>#<secret>`
 */
export function linkSecret(linkKey: Buffer, waveId: string, personId: string): string {
  const mac = createHmac('sha256', linkKey)
    .update('link\0')
    .update(uuidBytes(waveId))
    .update(uuidBytes(personId))
  return mac.digest().subarray(0, 20).toString('base64url')
}

/**
 * The left part of a mail's Message-ID: HMAC-SHA256(link key, "mid\0" ‖ wave ‖ participant ‖ 1-byte kind).
 * @returns 43 characters of base64url; the caller adds `@host`
 */
export function messageId(linkKey: Buffer, waveId: string, personId: string, kind: InvitationKind): string {
  return createHmac('sha256', linkKey)
    .update('mid\0')
    .update(uuidBytes(waveId))
    .update(uuidBytes(personId))
    .update(Buffer.of(kindBytes[kind]))
    .digest('base64url')
}

/**
 * The left part of the Message-ID of the mail that tells of a cancellation: the link key is destroyed by then, so it comes from
 * the server secret. A mail sent twice has the same.
 * @returns 43 characters of base64url
 */
export function cancellationMessageId(secret: Buffer, waveId: string, personId: string): string {
  return createHmac('sha256', secret)
    .update('cancellation\0')
    .update(uuidBytes(waveId))
    .update(uuidBytes(personId))
    .digest('base64url')
}

/** What `invitations_<wave>` keeps of a link: SHA-256 of the secret as it is written in the link. */
export function invitationHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** The 16 bytes of a uuid. */
export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}
