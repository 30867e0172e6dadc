import * as fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildBundle } from '#app/start/build-bundle.ts'
import { startEmbeddedServer } from '#db/embedded.server.ts'
import { freePort } from '#test/support/instance.ts'
import { type Launched, launch } from '#test/support/launch.ts'
import { childrenOf } from '#test/support/processes.ts'

vi.setConfig({ testTimeout: 90_000 })

const parent = fs.mkdtempSync(path.join(os.tmpdir(), `diapason-tests-${process.pid}-`))
fs.chmodSync(parent, 0o711)
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }))

const folder = path.join(parent, 'state')
let port: number
let env: Record<string, string>
beforeAll(async () => {
  await buildBundle(() => undefined)
  port = await freePort()
  env = { PORT: String(port), STATE_DIR: folder, BASE_URL: '', DATABASE_URL: '', SMTP_URL: '', KEYS_DIR: '' }
}, 180_000)

const launched: Launched[] = []
function start(more: Record<string, string> = {}, args = ['live']) {
  const command = launch(args, { ...env, ...more })
  launched.push(command)
  return command
}
afterEach(async () => {
  for (const command of launched.splice(0)) {
    command.kill('SIGINT')
    await command.ended
  }
})

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function ends(pid: number) {
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
}

/** Started once for several tests, which leave it running. */
const startOnce = () => launch(['live'], env)

describe('npm start', () => {
  describe('once', () => {
    let command: Launched
    beforeAll(async () => {
      command = startOnce()
      await command.says('Ctrl-C')
    }, 90_000)
    afterAll(() => command.kill('SIGKILL'))

    it('serves, gives a set-up code, and is made of three processes', async () => {
      expect(command.output()).toContain(`http://localhost:${port}/installation`)
      expect(command.output()).toMatch(/ce code\s: [\w-]{27}\n/)
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
      expect(
        childrenOf(command.pid)
          .map(({ line }) => path.basename(line.split(' ')[1] ?? ''))
          .sort(),
      ).toEqual(['-D', 'server.ts', 'worker.ts'])
    })

    it('says a second time that it already runs, and leaves the first alone', async () => {
      const second = start({ PORT: String(await freePort()) })
      expect(await second.ended).toBe(1)
      expect(second.output()).toContain(`tourne déjà sur le dossier ${folder}`)
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    })

    it('starts a killed database again, and says so', async () => {
      const server = childrenOf(command.pid).find(({ line }) => line.includes('postgres'))
      process.kill(server?.pid ?? 0, 'SIGKILL')
      await command.says('Elle répond de nouveau.')
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    })

    it('stops everything at Ctrl-C', async () => {
      const children = childrenOf(command.pid)
      expect(children.length).toBeGreaterThanOrEqual(2)
      command.kill('SIGINT')
      expect(await command.ended).toBe(0)
      expect(command.output()).toContain('Tout est arrêté.')
      for (const { pid } of children) await ends(pid)
    })
  })

  describe('again', () => {
    let next: Launched
    afterAll(() => next?.kill('SIGKILL'))

    it('builds nothing, and leaves no process behind when killed, but the database, which the next start finds', async () => {
      const killed = start()
      await killed.says('Ctrl-C')
      expect(killed.output()).not.toContain('Construction')
      const children = childrenOf(killed.pid)
      killed.kill('SIGKILL')
      for (const child of children.filter(({ line }) => !line.includes('postgres'))) await ends(child.pid)
      next = startOnce()
      await next.says('Ctrl-C')
      expect(next.output()).toContain('retrouvée en marche')
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    })

    it('says that its web process died, and stops the rest', () =>
      saysThatItDied(next, 'server.ts', 'Le processus web s’est arrêté (SIGKILL)'))
  })

  it('says that its worker died, and stops the rest', async () => {
    const command = start()
    await command.says('Ctrl-C')
    await saysThatItDied(command, 'worker.ts', 'Le processus des tâches s’est arrêté (SIGKILL)')
  })

  async function saysThatItDied(command: Launched, file: string, sentence: string) {
    const children = childrenOf(command.pid)
    process.kill(children.find(({ line }) => line.endsWith(file))?.pid ?? 0, 'SIGKILL')
    expect(await command.ended).toBe(1)
    expect(command.output()).toContain(sentence)
    for (const { pid } of children) await ends(pid)
  }

  it('says that the port is taken', async () => {
    const other = net.createServer().listen(port, '127.0.0.1')
    const command = start()
    expect(await command.ended).toBe(1)
    expect(command.output()).toContain(`le port ${port} est déjà occupé`)
    await new Promise((resolve) => other.close(resolve))
  })

  it('says which setting is wrong', async () => {
    const command = start({ PORT: 'quatre' })
    expect(await command.ended).toBe(1)
    expect(command.output()).toBe('PORT doit être un numéro de port, de 1 à 65535.\n')
  })

  it('says that it does not know an option', async () => {
    const command = start({}, ['live', '--reset'])
    expect(await command.ended).toBe(1)
    expect(command.output()).toContain('--reset')
  })
})

describe('npm run sign-in', () => {
  it('says that no account has this address', async () => {
    const command = start({}, ['sign-in', 'personne@example.fr'])
    expect(await command.ended).toBe(1)
    expect(command.output()).toContain('Aucun compte n’a l’adresse personne@example.fr.')
  })
})

describe('npm run demo -- --reset', () => {
  it.each(['STATE_DIR', 'KEYS_DIR', 'SECRET_FILE', 'DATABASE_URL'])(
    'refuses to erase a place named by %s',
    async (name) => {
      const marker = path.join(parent, 'marker')
      fs.mkdirSync(marker, { recursive: true })
      const value = name === 'DATABASE_URL' ? 'postgres://localhost/elsewhere' : marker
      const command = start({ STATE_DIR: '', [name]: value }, ['demo', '--reset'])
      expect(await command.ended).toBe(1)
      expect(command.output()).toContain(`retirez ${name}.`)
      expect(fs.existsSync(marker)).toBe(true)
    },
  )
})

describe('a database of yours', () => {
  const own = path.join(parent, 'own/pg')

  async function onOwnServer(query: string, durable = true) {
    const server = await startEmbeddedServer({ folder: own, durable })
    const client = new pg.Client({ connectionString: server.url('postgres') })
    await client.connect()
    await client.query(query)
    await client.end()
    return server
  }

  it('of a real service is refused by the demonstration', async () => {
    const server = await onOwnServer('select 1')
    const url = server.url('postgres')
    const live = start({ DATABASE_URL: url })
    await live.says('Ctrl-C')
    live.kill('SIGINT')
    await live.ended
    const demo = start({ DATABASE_URL: url, STATE_DIR: path.join(parent, 'demo') }, ['demo'])
    expect(await demo.ended).toBe(1)
    expect(demo.output()).toContain('cette base est celle d’un vrai service')
    await server.stop()
  })

  it('that says it has written before it has, or writes values to its log, is refused by a real service', async () => {
    const refused = async (url: string) => {
      const command = start({ DATABASE_URL: url })
      expect(await command.ended).toBe(1)
      return command.output()
    }
    const durable = await onOwnServer('select 1')
    const late = `${durable.url('postgres')}&options=${encodeURIComponent('-c synchronous_commit=off')}`
    expect(await refused(late)).toContain('(synchronous_commit = off)')
    for (const [setting, value] of [
      ['log_min_duration_statement', '1s'],
      ['log_statement', 'mod'],
      ['log_parameter_max_length_on_error', '1kB'],
    ]) {
      const options = encodeURIComponent(`-c ${setting}=${value}`)
      expect(await refused(`${durable.url('postgres')}&options=${options}`)).toContain(
        `(${setting} = ${value})`,
      )
    }
    await durable.stop()
    const hasty = await onOwnServer('drop schema public cascade; create schema public', false)
    expect(await refused(hasty.url('postgres'))).toContain('(fsync = off)')
    const client = new pg.Client({ connectionString: hasty.url('postgres') })
    await client.connect()
    const { rows } = await client.query(`select from pg_tables where schemaname = 'public'`)
    await client.end()
    expect(rows).toEqual([])
    await hasty.stop()
  })

  it('that records the time of every write is refused', async () => {
    await (await onOwnServer('alter system set track_commit_timestamp = on')).stop()
    const server = await onOwnServer('select 1')
    const command = start({ DATABASE_URL: server.url('postgres') })
    expect(await command.ended).toBe(1)
    expect(command.output()).toContain('track_commit_timestamp = on')
    await server.stop()
  })
})
