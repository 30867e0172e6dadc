import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The source whose built file the answer page loads; emitted by a plugin of `remix.config.js`. */
const source = 'app/components/answer/entry.ts'

/** Path of the answer page's script in the bundle. @param client folder of the browser's bundle */
export function readAnswerScript(client: string): string {
  const manifest = JSON.parse(readFileSync(path.join(client, '.vite/manifest.json'), 'utf8'))
  return `/${manifest[source].file}`
}
