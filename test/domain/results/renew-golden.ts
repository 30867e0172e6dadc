import { writeFileSync } from 'node:fs'
import { goldenFiles, goldenFolder } from './golden-results.ts'

/** Writes the golden results of the demonstration anew: read the difference before it is committed. */
for (const [name, text] of Object.entries(goldenFiles())) {
  writeFileSync(new URL(name, goldenFolder), text)
  process.stdout.write(`${name}\n`)
}
