/**
 * Writes `app/domain/processes/epci.tsv.br`, the EPCI of an edition and their communes, from the package
 * `@etalab/decoupage-administratif`. A line is an EPCI: SIREN, kind, name; the lines after it that begin with a tab are its communes:
 * INSEE code, name, municipal population. The first line is the edition. Run by `npm run epci` when a new edition is out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, constants } from 'node:zlib'

const require = createRequire(import.meta.url)
const source = '@etalab/decoupage-administratif'
const { version } = require(`${source}/package.json`)
/** The README of the package gives the edition of each version. */
const edition = { '6.0.0': '2026' }[version]
if (!edition) throw new Error(`Say which edition version ${version} of ${source} is.`)

const all = JSON.parse(readFileSync(require.resolve(`${source}/data/epci.json`), 'utf8'))
const typographic = (name) => name.replaceAll("'", '’').replaceAll(/\s+/g, ' ').trim()
const lines = [edition]
for (const { code, type, nom, membres } of all) {
  lines.push([code, type, typographic(nom)].join('\t'))
  for (const commune of membres) {
    lines.push(['', commune.code, typographic(commune.nom), commune.populationMunicipale].join('\t'))
  }
}
const bytes = brotliCompressSync(lines.join('\n'), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
})
writeFileSync(new URL('../app/domain/processes/epci.tsv.br', import.meta.url), bytes)
console.log(`${all.length} EPCI, ${lines.length - 1 - all.length} communes, edition ${edition}: ${bytes.length} bytes`)
