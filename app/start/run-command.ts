import { signIn } from './sign-in.ts'
import { startInstance } from './start-instance.ts'
import { StartError, sayError } from './terminal.ts'

/** `demo [--reset]`, `live`, or `sign-in <address> [--demo]`. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args
  try {
    if (command === 'sign-in') return await signIn(rest)
    const mode = command === 'demo' ? 'demo' : 'live'
    const unknown = rest.find((option) => !(mode === 'demo' && option === '--reset'))
    if (unknown) throw new StartError('unknown-option', { option: unknown })
    process.exitCode = await startInstance(mode, { reset: rest.includes('--reset') })
  } catch (error) {
    sayError(error)
    process.exitCode = 1
  }
}
