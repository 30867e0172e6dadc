import * as fs from 'node:fs'
import path from 'node:path'

const checkout = path.resolve(import.meta.dirname, '../..')

export interface Source {
  /** Relative to the checkout, with `/`. */
  path: string
  text: string
}

/** Our own files below some folders, for the guard tests that read them. */
export function readSources(folders: readonly string[], extension = /\.(ts|tsx|js|cjs)$/): Source[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(checkout, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && extension.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => ({
        path: path.relative(checkout, file).replaceAll(path.sep, '/'),
        text: fs.readFileSync(file, 'utf8'),
      })),
  )
}
