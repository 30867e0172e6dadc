import { backUp, restore } from './back-up.ts'
import { signIn } from './sign-in.ts'
import { startInstance } from './start-instance.ts'
import { StartError, sayError } from './terminal.ts'

/** `demo [--reset]`, `live`, or a command of its own below. */
export async function runCommand(args: readonly string[]): Promise<void> {
  process.exit(await run(args))
}

/** Each takes what it is about, and `--demo` for the demonstration. */
const commands: Record<string, (args: readonly string[]) => Promise<void>> = {
  'sign-in': signIn,
  backup: backUp,
  restore,
}

async function run([command, ...rest]: readonly string[]): Promise<number> {
  try {
    const own = commands[command ?? '']
    if (own) {
      await own(rest)
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
