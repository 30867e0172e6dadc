/**
 * The entry of `npm run demo`, `npm start` and `npm run sign-in`.
 * Plain JavaScript, so that a Node too old to read TypeScript gets a sentence and not a stack.
 */
import module from 'node:module'
import path from 'node:path'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 22)) {
  process.stderr.write(
    `Diapason demande Node 22.22 ou plus ; cette commande a été lancée avec ${process.versions.node}. ` +
      'Lancez « npm start » ou « npm run demo », qui emploient le bon.\n',
  )
  process.exit(1)
}
// Compiled code is kept beside the bundle: the second start of each process takes half the time.
module.enableCompileCache?.(path.resolve(import.meta.dirname, '../node_modules/.cache/diapason-compiled'))
const { runCommand } = await import('./start/run-command.ts')
await runCommand(process.argv.slice(2))
