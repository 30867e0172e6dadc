import type { ChildProcess } from 'node:child_process'
import * as fs from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginDrawing, type LaneOptions, openLane } from '#app/documents/drawing-lane.server.ts'
import type { DocumentSource } from '#app/documents/typst.server.ts'
import { readPdf } from './read-pdf.ts'

/** The processes that the lanes of a test started. */
const children: ChildProcess[] = []

const source = (template: string, text = ''): DocumentSource => ({
  ...{ template, locale: 'fr', title: 'Essai', author: 'Essai', dated: '2026-11-23' },
  data: { header: { left: '', right: '' }, footer: '', text },
})
/** Eight million turns: ten seconds in the compiler, where no signal but the last is heard. */
const endless =
  '#let f() = { let s = 0; for i in range(9000) { for j in range(900) { s = calc.rem(s + i * j, 7) } }; s }\n#f()'

const lanes: { stop: () => void }[] = []
const open = (options: Partial<LaneOptions>) => {
  const lane = openLane({ limit: 60_000, longestQueue: 8, idle: 60_000, patient: false, ...options }, () => {
    children.push(beginDrawing())
    return children.at(-1)!
  })
  lanes.push(lane)
  return lane
}
afterEach(() => {
  for (const lane of lanes.splice(0)) lane.stop()
})

describe('drawing in a process of its own', () => {
  it('leaves its own process free while it draws, one document after the other', async () => {
    const lane = open({})
    await lane.draw(source('#data.text', 'warm'))
    let turns = 0
    const turning = setInterval(() => turns++, 5)
    const long = source('#for i in range(1500) { table(columns: 3, [#i], [b], [c]) }')
    const ended: string[] = []
    const [first, second] = await Promise.all([
      lane.draw(long).finally(() => ended.push('long')),
      lane.draw(source('#data.text', 'après')).finally(() => ended.push('short')),
    ])
    clearInterval(turning)
    expect(ended).toEqual(['long', 'short'])
    expect((await readPdf(second)).pages[0]).toContain('après')
    expect(first.byteLength).toBeGreaterThan(second.byteLength)
    expect(turns).toBeGreaterThan(10)
  })

  it('kills a drawing that does not end, says so, and draws the next one', async () => {
    const lane = open({ limit: 4_000 })
    const stuck = lane.draw(source(endless))
    const next = lane.draw(source('#data.text', 'suivant'))
    await expect(stuck).rejects.toMatchObject({ code: 'document.too-long', status: 503 })
    expect((await readPdf(await next)).pages[0]).toContain('suivant')
  })

  it('refuses what would wait too long, at once', async () => {
    const lane = open({ longestQueue: 1 })
    const drawn = [lane.draw(source('a')), lane.draw(source('b'))]
    await expect(lane.draw(source('c'))).rejects.toMatchObject({ code: 'document.busy', status: 503 })
    expect(await Promise.all(drawn)).toHaveLength(2)
  })

  it('carries an error back, and draws on', async () => {
    const lane = open({})
    await expect(lane.draw(source('#unknown-name'))).rejects.toThrow(/unknown variable: unknown-name/)
    expect((await lane.draw(source('ok'))).byteLength).toBeGreaterThan(1_000)
  })

  it('starts another process for what waits when the channel of the first is closed, its end not told yet', async () => {
    const lane = open({})
    await lane.draw(source('ok'))
    const started = children.at(-1)!
    started.disconnect()
    const drawn = ['a', 'b', 'c'].map((text) => lane.draw(source(text)))
    expect(await Promise.all(drawn)).toHaveLength(3)
    expect(children.at(-1)).not.toBe(started)
  })

  it.skipIf(!fs.existsSync('/proc/self/environ'))(
    'is told where compiled modules are kept, and nothing else of its parent',
    async () => {
      vi.stubEnv('DATABASE_URL', 'postgres://secret')
      await open({}).draw(source('ok'))
      vi.unstubAllEnvs()
      const told = fs.readFileSync(`/proc/${children.at(-1)!.pid}/environ`, 'utf8').split('\0')
      const compiled = path.dirname(getCompileCacheDir()!)
      // The channel to its parent is Node's own.
      expect(told.filter((one) => one !== '' && !one.startsWith('NODE_CHANNEL_'))).toEqual([
        `NODE_COMPILE_CACHE=${compiled}`,
      ])
    },
  )

  it('starts again after it was stopped, or rested', async () => {
    const lane = open({ idle: 0 })
    const [before, dropped] = [await lane.draw(source('ok')), lane.draw(source(endless))]
    lane.stop()
    await expect(dropped).rejects.toThrow('drawing was stopped')
    expect(await lane.draw(source('ok'))).toEqual(before)
  })
})
