import { DomainError } from '#app/domain/errors.ts'

/** The longest form is a démarche with its communes; nothing is read beyond this, in bytes. */
export const longestForm = 256 * 1024

/**
 * Reads the form of a request; a browser sends no other body to these pages.
 * @throws DomainError `bad-request` (400, or 413 when too long) for what is no form, or what no database stores
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('Content-Type') ?? ''
  const bytes = await readBytes(request)
  const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw new DomainError('bad-request', 400)
  })
  // PostgreSQL keeps no U+0000 in a text.
  for (const value of form.values()) {
    if (typeof value === 'string' && value.includes('\0')) throw new DomainError('bad-request', 400)
  }
  return form
}

/**
 * Reads the form of a page that asks for one act: what wasn't sent by its button does nothing.
 * @param intent what the button of the page sends as `intent`
 * @throws DomainError `bad-request` (400) for any other form, and what `readForm` throws
 */
export async function requireIntent(request: Request, intent: string): Promise<FormData> {
  const form = await readForm(request)
  if (form.get('intent') !== intent) throw new DomainError('bad-request', 400)
  return form
}

/** Counts as it reads: a proxy may announce no length, and an announced one may lie. */
async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const body = request.body as AsyncIterable<Uint8Array> | null
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > longestForm) throw new DomainError('bad-request', 413)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks, length))
}
