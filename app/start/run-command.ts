import { signIn } from './sign-in.ts'
import { startInstance } from './start-instance.ts'
import { StartError, sayError } from './terminal.ts'

/** `demo [--reset]`, `live`, or `sign-in <address> [--demo]`. */
export async function runCommand(args: readonly string[]): Promise<void> {
  process.exit(await run(args))
}

async function run([command, ...rest]: readonly string[]): Promise<number> {
  try {
    if (command === 'sign-in') {
      await signIn(rest)
      return 0
    }
    const mode = command === 'demo' ? 'demo' : 'live'
    const unknown = rest.find((option) => !(mode === 'demo' && option === '--reset'))
    if (unknown) throw new StartError('unknown-option', { option: unknown })
    return await startInstance(mode, { reset: rest.includes('--reset') })
  } catch (error) {
    sayError(error)
    return 1
  }
}
