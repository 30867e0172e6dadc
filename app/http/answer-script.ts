import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The sources whose built files the pages of respondents load; emitted by a plugin of `remix.config.js`. */
const sources = {
  answerScript: 'app/components/answer/entry.ts',
  findScript: 'app/components/answer/find-ballot.ts',
  slipScript: 'app/components/answer/slip-entry.ts',
  trusteeScript: 'app/components/trustees/entry.ts',
}

/** Paths of the scripts of `/e/*` and of the trustees' page. @param bundle folder of the built pages, where Remix leaves Vite's manifest */
export function readAnswerScripts(bundle: string): Record<keyof typeof sources, string> {
  const manifest = JSON.parse(readFileSync(path.join(bundle, '.vite/client-manifest.json'), 'utf8'))
  const file = (name: keyof typeof sources) => `/${manifest[sources[name]].file}`
  return {
    answerScript: file('answerScript'),
    findScript: file('findScript'),
    slipScript: file('slipScript'),
    trusteeScript: file('trusteeScript'),
  }
}
