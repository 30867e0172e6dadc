import pg from 'pg'
import type { Mode } from '#app/env.server.ts'
import { StartError } from './terminal.ts'

/** Each makes a server write statements to its log, at any other value than these; their values go with them. */
const silent = {
  log_statement: ['none', 'ddl'],
  log_min_duration_statement: ['-1'],
  log_min_duration_sample: ['-1'],
  log_transaction_sample_rate: ['0'],
} as const

const settings = [
  ...Object.keys(silent),
  ...['server_version', 'server_version_num', 'track_commit_timestamp', 'fsync', 'synchronous_commit'],
  ...['log_parameter_max_length', 'log_parameter_max_length_on_error'],
]

/**
 * Refuses a server whose settings would undo a promise: that of the order of ballots in any mode, those of their keeping and of
 * their secrecy in a real service.
 * @throws StartError
 */
export async function checkServer(url: string, mode: Mode): Promise<void> {
  const { server_version: version, ...values } = await readSettings(url)
  if (Number(values.server_version_num) < 150_000) throw new StartError('old-server', { version: version! })
  if (values.track_commit_timestamp === 'on') throw new StartError('commit-timestamps')
  if (mode !== 'live') return
  // A ballot acknowledged, a key destroyed after a commit: a real service can't take either back after a power cut.
  const hasty = ['fsync', 'synchronous_commit'].find((setting) => values[setting] === 'off')
  if (hasty) throw new StartError('hasty-server', { setting: hasty })
  const talking = talkingSetting(values)
  if (talking) throw new StartError('talking-server', { setting: talking, value: values[talking]! })
}

/** What makes the server write values to its log: at a close, those are counts and comments in clear. */
function talkingSetting(values: Record<string, string>): string | undefined {
  if (values.log_parameter_max_length_on_error !== '0') return 'log_parameter_max_length_on_error'
  if (values.log_parameter_max_length === '0') return undefined
  const found = Object.entries(silent).find(
    ([name, quiet]) => !(quiet as readonly string[]).includes(values[name]!),
  )
  return found?.[0]
}

async function readSettings(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new StartError('no-server', { reason: (error as Error).message })
  }
  const { rows } = await client.query<{ name: string; value: string }>(
    `select name, current_setting(name, true) as value from unnest($1::text[]) as name`,
    [settings],
  )
  await client.end()
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}
