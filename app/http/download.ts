import { zipSync } from 'fflate'

/** A PDF the browser opens, with a name to save it under. */
export function pdfResponse(pdf: Uint8Array, fileName: string): Response {
  return file(pdf, 'application/pdf', 'inline', fileName)
}

/** A PDF the browser saves. */
export function pdfToSave(pdf: Uint8Array, fileName: string): Response {
  return file(pdf, 'application/pdf', 'attachment', fileName)
}

/** Several PDF the browser saves as one archive, numbered in their order. @param name of all of them, without extension */
export function archiveToSave(pdfs: readonly Uint8Array[], name: string): Response {
  const safe = fileNameOf(name)
  const digits = String(pdfs.length).length
  const files = pdfs.map((pdf, at) => [`${safe}-${String(at + 1).padStart(digits, '0')}.pdf`, pdf] as const)
  // A PDF is compressed already.
  return file(
    zipSync(Object.fromEntries(files), { level: 0 }),
    'application/zip',
    'attachment',
    `${safe}.zip`,
  )
}

/** A CSV the browser saves. */
export function csvResponse(csv: string, fileName: string): Response {
  return file(new TextEncoder().encode(csv), 'text/csv; charset=utf-8', 'attachment', fileName)
}

/** A calendar the browser saves, or hands to a calendar program. */
export function calendarResponse(text: string, fileName: string): Response {
  return file(new TextEncoder().encode(text), 'text/calendar; charset=utf-8', 'attachment', fileName)
}

/** A JSON text the browser saves. */
export function jsonResponse(json: string, fileName: string): Response {
  return file(new TextEncoder().encode(json), 'application/json; charset=utf-8', 'attachment', fileName)
}

const tableTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A table the browser saves. */
export function tableResponse(
  bytes: Uint8Array,
  format: keyof typeof tableTypes,
  fileName: string,
): Response {
  return file(bytes, tableTypes[format], 'attachment', fileName)
}

/** A file of a type that the caller names. */
export function fileResponse(
  bytes: Uint8Array,
  type: string,
  { fileName, inline }: { fileName: string; inline: boolean },
): Response {
  return file(bytes, type, inline ? 'inline' : 'attachment', fileName)
}

function file(bytes: Uint8Array, type: string, disposition: string, fileName: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${disposition}; filename="${fileNameOf(fileName)}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** A label is what a person typed: no folder, no step up, no hidden file. */
function fileNameOf(name: string): string {
  return name.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '')
}
