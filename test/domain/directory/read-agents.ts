import { toAgentRow } from '#app/domain/directory/agent-row.ts'
import { readDirectoryFile } from '#app/domain/directory/read-directory-file.server.ts'
import type { Locale } from '#app/i18n/index.ts'

/** A file of agents, its columns as they are recognised. */
export async function readAgents(bytes: Uint8Array, locale: Locale = 'fr', sheet: string | null = null) {
  const { format, columns, rows, numbers } = await readDirectoryFile(
    bytes,
    'agents',
    { sheet, columns: null },
    locale,
  )
  return { format, columns, numbers, rows: rows.map(toAgentRow) }
}
