import { z } from 'zod'
import { signatureBytes } from './ballot-format.ts'

/** The body of M2: the link's secret, and the blinded message in base64url. */
export const credentialRequest = z.strictObject({
  secret: z.string().regex(/^[A-Za-z0-9_-]{10,64}$/),
  blinded: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .length((signatureBytes / 3) * 4),
})
export type CredentialRequest = z.infer<typeof credentialRequest>
