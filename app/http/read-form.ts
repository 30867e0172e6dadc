import { DomainError } from '#app/domain/errors.ts'

/** The longest form is a démarche with its communes; a body beyond this, in bytes, is not read. */
const largest = 256 * 1024

/**
 * Reads the form of a request; a browser sends no other body to these pages.
 * @throws DomainError `bad-request` (400, or 413 when too long) for what is no form, or what no database stores
 */
export async function readForm(request: Request): Promise<FormData> {
  const announced = Number(request.headers.get('Content-Length') ?? Number.NaN)
  if (announced > largest) throw new DomainError('bad-request', 413)
  if (!Number.isInteger(announced)) throw new DomainError('bad-request', 400)
  const form = await request.formData().catch(() => {
    throw new DomainError('bad-request', 400)
  })
  // PostgreSQL keeps no U+0000 in a text.
  for (const value of form.values()) {
    if (typeof value === 'string' && value.includes('\0')) throw new DomainError('bad-request', 400)
  }
  return form
}
