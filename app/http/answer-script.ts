import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The source whose built file the answer page loads; emitted by a plugin of `remix.config.js`. */
const source = 'app/components/answer/entry.ts'

/** Path of the answer page's script. @param bundle folder of the built pages, where Remix leaves Vite's manifest */
export function readAnswerScript(bundle: string): string {
  const manifest = JSON.parse(readFileSync(path.join(bundle, '.vite/client-manifest.json'), 'utf8'))
  return `/${manifest[source].file}`
}
