/** A PDF the browser opens, with a name to save it under. */
export function pdfResponse(pdf: Uint8Array, fileName: string): Response {
  return file(pdf, 'application/pdf', 'inline', fileName)
}

/** A CSV the browser saves. */
export function csvResponse(csv: string, fileName: string): Response {
  return file(new TextEncoder().encode(csv), 'text/csv; charset=utf-8', 'attachment', fileName)
}

/** A calendar the browser saves, or hands to a calendar program. */
export function calendarResponse(text: string, fileName: string): Response {
  return file(new TextEncoder().encode(text), 'text/calendar; charset=utf-8', 'attachment', fileName)
}

function file(bytes: Uint8Array, type: string, disposition: string, fileName: string): Response {
  const name = fileName.replace(/[^\w.-]+/g, '-')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${disposition}; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
