/**
 * Run after every `npm install`: writes into package-lock.json the optional packages of other platforms that the
 * registry did not list, since `npm ci` refuses a lock where one is missing. Test: test/guards/package-lock.test.ts.
 */
import fs from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(fs.readFileSync(file, 'utf8'))

/** Node's own search: beside the package that asks, then in each folder above. */
export function findPackage(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${place && `${place}/`}node_modules/${name}`
    if (packages[candidate]) return candidate
    if (place === '') return null
  }
}

/** @returns {{ from: string, name: string, version: string }[]} */
export function missingPackages(packages) {
  return Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !findPackage(packages, from, name))
      .map(([name, version]) => ({ from, name, version })),
  )
}

const platforms = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'win32']
const architectures = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

if (import.meta.filename === process.argv[1]) {
  for (const { name, version } of missingPackages(lock.packages)) {
    const words = name.split('-')
    const os = platforms.filter((platform) => words.includes(platform))
    const cpu = architectures.filter((architecture) => words.includes(architecture))
    lock.packages[`node_modules/${name}`] = { version, optional: true, os, cpu }
    process.stdout.write(`${name}@${version}\n`)
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = Object.fromEntries(sorted)
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
