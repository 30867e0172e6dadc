import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '#app/domain/accounts/permissions.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { MailUnavailable, type OutgoingMail } from '#app/domain/mail/transport.ts'
import { countReaders } from '#app/domain/reports/count-readers.server.ts'
import { publishReport, readInstants } from '#app/domain/reports/publish-report.server.ts'
import {
  getRestitution,
  getVersion,
  listPublications,
  listRestitutions,
  listVersions,
  readVersion,
} from '#app/domain/reports/queries.server.ts'
import { listUntold, tellReaders } from '#app/domain/reports/tell-readers.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { freezeAgain, frozenReport, makeReader, makeReportPlace, type ReportPlace } from './report-of-wave.ts'

let database: TestDatabase
let place: ReportPlace

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.close())

const hour = 3_600_000
const instants = (steering: Date | null, committees: Date | null, everybody: Date | null = null) => ({
  ...{ steering, committees, public: everybody },
})

async function openPublicPage() {
  await database.db
    .insertInto('territory_settings')
    .values({
      process_id: place.processId,
      slug: `val-${place.processId.slice(0, 8)}`,
      public_since: new Date('2026-11-01'),
    })
    .execute()
}

const reads = async (ctx: ReportPlace['pilot'], versionId: string) =>
  getVersion(ctx, { processId: place.processId, versionId }).then(
    () => 'reads',
    (error) => error.code,
  )

describe('the embargo', () => {
  const order: Partial<Record<Role, number>> = {
    administrator: 0,
    pilot: 0,
    steering_committee: 1,
    staff_representative: 1,
    follow_up_committee: 2,
    evaluator: 2,
    human_resources: 3,
    // A moderator reads no report: her pages are refused before. She is of the public, like everybody.
    moderator: 3,
  }

  it('opens a version to each role at its hour, and to nobody before the steering committee', async () => {
    place = await makeReportPlace(database.db)
    await openPublicPage()
    const { pilot, processId, setNow, now } = place
    const { versionId } = await frozenReport(place, 'restitution')
    const start = now().getTime()
    const at = (hours: number) => new Date(start + hours * hour)
    await publishReport(pilot, { processId, versionId, instants: instants(at(1), at(2), at(3)) })
    const readers = await Promise.all(
      roles.map(async (role) => [role, (await makeReader(place, role)).ctx] as const),
    )
    const visitor = { db: database.db, now, actor: null }
    for (const hours of [0, 1, 2, 3]) {
      setNow(at(hours))
      for (const [role, ctx] of readers) {
        const opened = order[role]! <= hours
        expect([hours, role, await reads(ctx, versionId)]).toEqual([
          hours,
          role,
          opened ? 'reads' : 'not-found',
        ])
        const listed = await listVersions(ctx, processId)
        expect(listed.map((each) => each.versionId)).toEqual(opened ? [versionId] : [])
      }
      const shown = await listRestitutions(visitor, processId)
      expect(shown.map((each) => each.versionId)).toEqual(hours === 3 ? [versionId] : [])
      const restitution = getRestitution(visitor, { processId, versionId }).then(
        () => 'reads',
        (error) => error.code,
      )
      expect(await restitution).toBe(hours === 3 ? 'reads' : 'not-found')
    }
  })

  it('opens nothing to another démarche, nor to the public once its page is closed', async () => {
    const { processId } = place
    const versionId = (await listVersions(place.pilot, processId))[0]!.versionId
    const other = await makeReportPlace(database.db)
    await expect(getVersion(other.pilot, { processId: other.processId, versionId })).rejects.toMatchObject({
      status: 404,
    })
    await database.db.updateTable('territory_settings').set({ public_since: null }).execute()
    const visitor = { db: database.db, now: place.now, actor: null }
    await expect(getRestitution(visitor, { processId, versionId })).rejects.toMatchObject({ status: 404 })
  })

  it('lets nobody read before the steering committee, nor the public what is written for committees', async () => {
    place = await makeReportPlace(database.db)
    const { pilot, processId, now } = place
    const { versionId } = await frozenReport(place)
    const later = new Date(now().getTime() + hour)
    const publish = (asked: ReturnType<typeof instants>) =>
      publishReport(pilot, { processId, versionId, instants: asked })
    const past = new Date(now().getTime() - hour)
    for (const [asked, code] of [
      [instants(null, later), 'reports.publish-order'],
      [instants(later, now()), 'reports.publish-order'],
      [instants(now(), null, later), 'reports.publish-audience'],
      [instants(past, null), 'reports.publish-past'],
    ] as const)
      await expect(publish(asked)).rejects.toMatchObject({ code })
    expect(await listPublications(pilot, versionId)).toEqual([])
    const restitution = await frozenReport(place, 'restitution')
    await expect(
      publishReport(pilot, {
        processId,
        versionId: restitution.versionId,
        instants: instants(now(), now(), now()),
      }),
    ).rejects.toMatchObject({ code: 'reports.public-page-closed' })
  })

  it('may be changed until its hour, never after; a correction keeps the older version from appearing later', async () => {
    const { pilot, processId, now, setNow } = place
    const { versionId, reportId } = await frozenReport(place)
    const start = now()
    const later = (hours: number) => new Date(start.getTime() + hours * hour)
    await publishReport(pilot, { processId, versionId, instants: instants(later(1), later(5)) })
    await publishReport(pilot, { processId, versionId, instants: instants(later(2), later(5)) })
    setNow(later(3))
    await publishReport(pilot, { processId, versionId, instants: instants(null, later(6)) })
    const planned = await listPublications(pilot, versionId)
    expect(planned.map(({ audience, visibleFrom }) => [audience, visibleFrom])).toEqual([
      ['steering', later(2)],
      ['committees', later(6)],
    ])
    const next = await freezeAgain(place, reportId, 'Une figure manquait')
    await publishReport(pilot, {
      processId,
      versionId: next.versionId,
      instants: instants(later(3), later(4)),
    })
    expect((await listPublications(pilot, versionId)).map(({ audience }) => audience)).toEqual(['steering'])
    setNow(later(7))
    const steering = await makeReader(place, 'steering_committee')
    const { supersededBy } = await getVersion(steering.ctx, { processId, versionId })
    expect(supersededBy).toMatchObject({ number: 2, reason: { fr: 'Une figure manquait' } })
    expect(await reads((await makeReader(place, 'evaluator')).ctx, versionId)).toBe('not-found')
  })

  it('takes « at once » for the instant of the act, on a clock that never stands still', async () => {
    const { pilot, processId, now } = place
    const { versionId } = await frozenReport(place)
    let ticks = 0
    const running = { ...pilot, now: () => new Date(now().getTime() + ticks++) }
    const atOnce = readInstants({ steering: { when: 'now' }, committees: { when: 'now' } })
    await publishReport(running, { processId, versionId, instants: atOnce })
    expect((await listPublications(running, versionId)).map(({ visible }) => visible)).toEqual([true, true])
  })

  it('gives the publication record to the staff representatives, not to the committee', async () => {
    const { pilot, processId, now } = place
    const { versionId } = await frozenReport(place)
    await publishReport(pilot, { processId, versionId, instants: instants(now(), null) })
    const recordOf = async (role: Role) =>
      (await readVersion((await makeReader(place, role)).ctx, { processId, versionId })).record
    expect(await recordOf('steering_committee')).toBeNull()
    expect((await recordOf('staff_representative'))?.map(({ audience }) => audience)).toEqual(['steering'])
  })
})

describe('telling readers', () => {
  /** A job whose mail server stops after some messages. */
  function job(sent: OutgoingMail[], stopsAfter = Infinity): JobCtx {
    return {
      ...{
        db: database.db,
        now: place.now,
        actor: null,
        keysDir: '',
        secret: Buffer.alloc(32),
        stateDir: '',
      },
      baseUrl: 'http://localhost:3000',
      mail: {
        kind: 'mailbox',
        async send(message) {
          if (sent.length >= stopsAfter) throw new MailUnavailable('unreachable')
          sent.push(message)
          return message.to.address.startsWith('refused')
            ? { state: 'refused', reason: 'rejected' }
            : { state: 'accepted' }
        },
        verify: async () => undefined,
        close: () => undefined,
      },
    }
  }

  it('writes once to each, at the hour and not before, through every interruption; never a figure', async () => {
    place = await makeReportPlace(database.db)
    const { pilot, processId, now, setNow } = place
    const { versionId, reportId } = await frozenReport(place)
    for (const role of ['steering_committee', 'staff_representative', 'follow_up_committee'] as const)
      await makeReader(place, role)
    expect(await countReaders(pilot, { processId, reportId })).toEqual({
      steering: 2,
      committees: 1,
      public: 0,
    })
    const from = new Date(now().getTime() + hour)
    await publishReport(pilot, { processId, versionId, instants: instants(from, from) })
    const sent: OutgoingMail[] = []
    const mine = async () => (await listUntold(job(sent))).filter((told) => told.versionId === versionId)
    expect(await mine()).toEqual([])
    await tellReaders(job(sent), { versionId, audience: 'steering' })
    expect(sent).toEqual([])
    setNow(from)
    expect(await mine()).toHaveLength(2)
    await expect(tellReaders(job(sent, 1), { versionId, audience: 'steering' })).rejects.toThrow(
      MailUnavailable,
    )
    expect(await mine()).toHaveLength(2)
    for (const told of [...(await mine()), ...(await mine())]) await tellReaders(job(sent), told)
    expect(await mine()).toEqual([])
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ to }) => to.address)).size).toBe(3)
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(3)
    expect(sent.every(({ text }) => text.includes(`/rapports/versions/${versionId}`))).toBe(true)
    expect(sent.some(({ text, attachments }) => /%/.test(text) || attachments)).toBe(false)
    expect(await listPublications(pilot, versionId)).toMatchObject([
      { audience: 'steering', accepted: 2, refused: 0, waiting: 0 },
      { audience: 'committees', accepted: 1, waiting: 0 },
    ])
  })

  it('writes to everybody who was invited and is still in the directory, and keeps no list of them', async () => {
    place = await makeReportPlace(database.db)
    const { pilot, processId, now, waveId } = place
    await openPublicPage()
    const people = await database.db
      .insertInto('persons')
      .values(
        ['ana', 'refused', 'noe', 'lia'].map((name) => ({
          ...{ process_id: processId, family_name: 'N', given_name: name, email: `${name}@exemple.fr` },
          locale: 'fr' as const,
        })),
      )
      .returning('id')
      .execute()
    await database.db
      .insertInto('deliveries')
      .values(
        people.slice(0, 3).map(({ id }) => ({
          ...{ wave_id: waveId, person_id: id, kind: 'invitation' as const, state: 'accepted' as const },
          ...{ reason_code: null, attempts: 1 },
        })),
      )
      .execute()
    await database.db.deleteFrom('persons').where('id', '=', people[2]!.id).execute()
    const { versionId, reportId } = await frozenReport(place, 'restitution')
    expect((await countReaders(pilot, { processId, reportId })).public).toBe(2)
    await publishReport(pilot, { processId, versionId, instants: instants(now(), now(), now()) })
    const sent: OutgoingMail[] = []
    await tellReaders(job(sent), { versionId, audience: 'public' })
    await tellReaders(job(sent), { versionId, audience: 'public' })
    expect(sent.map(({ to }) => to.address).sort()).toEqual(['ana@exemple.fr', 'refused@exemple.fr'])
    expect(sent[0]?.text).toContain(`/restitutions/${versionId}`)
    expect(sent[0]?.text).toContain(`/e/${place.waveId}/verification`)
    const [, , everybody] = await listPublications(pilot, versionId)
    expect(everybody).toMatchObject({ audience: 'public', accepted: 1, refused: 1, waiting: 0 })
    expect(
      await database.db
        .selectFrom('report_messages')
        .selectAll()
        .where('version_id', '=', versionId)
        .where('audience', '=', 'public')
        .execute(),
    ).toEqual([])
  })
})
