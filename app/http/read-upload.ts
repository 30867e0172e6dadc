import { DomainError } from '#app/domain/errors.ts'

/** Room for the other fields of the form and the borders between them, in bytes. */
const besidesTheFile = 64 * 1024

/**
 * Reads a form with one file in it. The announced size is checked before a byte is read.
 * @param field name of the file input
 * @param largest size of the file, in bytes
 * @returns the file as it was named by the browser (hostile until shown), its bytes, and the form; null when none was chosen
 * @throws DomainError `import.too-large` (413), `bad-request` when the body is no form
 */
export async function readUpload(
  request: Request,
  field: string,
  largest: number,
): Promise<{ fileName: string; content: Uint8Array; form: FormData } | null> {
  const announced = Number(request.headers.get('Content-Length') ?? Number.NaN)
  if (!Number.isInteger(announced)) throw new DomainError('bad-request', 400)
  if (announced > largest + besidesTheFile) {
    throw new DomainError('import.too-large', 413, { megabytes: largest / 1024 / 1024 })
  }
  const form = await request.formData().catch(() => {
    throw new DomainError('bad-request', 400)
  })
  const file = form.get(field)
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return null
  return { fileName: file.name, content: new Uint8Array(await file.arrayBuffer()), form }
}
