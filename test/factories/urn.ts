import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeBallot } from '#app/demo/native-respondent.ts'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { type BallotContent, encodeBallot } from '#app/domain/ballots/ballot-format.ts'
import { createUrn, type IssueKeyPair } from '#app/domain/ballots/create-urn.server.ts'
import { linkSecret } from '#app/domain/ballots/invitation-link.server.ts'
import { issueCredential } from '#app/domain/ballots/issue-credential.server.ts'
import { type KeyFiles, openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import type { PublicUrn } from '#app/domain/ballots/queries.server.ts'
import { openUrnDesk, type UrnDesk } from '#app/domain/ballots/urn-desk.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import type { TestDatabase } from '#test/support/database.ts'

/** RSA-3072 takes a quarter of a second to make: one pair serves every wave of a worker. */
let sharedIssueKey: IssueKeyPair | undefined

export function sharedIssueKeyPair(): IssueKeyPair {
  sharedIssueKey ??= generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 65537 })
  return sharedIssueKey
}

export const opensAt = new Date('2027-03-01T08:00:00Z')
export const closesAt = new Date('2027-03-15T17:00:00Z')
export const whileOpen = new Date('2027-03-08T10:00:00Z')
export const afterGrace = new Date('2027-03-15T17:15:00Z')

export interface UrnFixture {
  waveId: string
  urn: PublicUrn
  keys: KeyFiles
  keysDir: string
  desk: UrnDesk
  secret: Buffer
  personIds: string[]
  /** Whose `now` tests move. */
  ctx: AnonymousCtx
  setClock(moment: Date): void
  link(person: number): Promise<string>
  /** M2 by the native client. */
  sign(person: number, blinded: Buffer): Promise<Buffer>
  /** A ballot, its credential issued, not yet sent. */
  ballot(person: number, content: BallotContent): Promise<Buffer>
  /** M2 then M3. */
  vote(person: number, content: BallotContent): Promise<void>
  close(): Promise<void>
}

export interface UrnOptions {
  people?: number
  ballotLength?: number
  k?: number
  test?: boolean
  definition?: unknown
  definitionHash?: Buffer
  tree?: readonly { id: string; parent: string | null; label: unknown; headcount: number }[]
  issueKey?: IssueKeyPair
  state?: 'launching' | 'launched'
}

/** A launched wave with its urn, on a test database. */
export async function createUrnFixture(
  { db }: Pick<TestDatabase, 'db'>,
  options: UrnOptions = {},
): Promise<UrnFixture> {
  const { people = 3, ballotLength = 600, k = 10 } = options
  const waveId = await insertLaunchingWave(db, options, k)
  const keysDir = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-urn-keys-'))
  const keys = openKeyFiles(keysDir)
  const secret = randomBytes(32)
  let now = whileOpen
  const ctx: AnonymousCtx = { db, actor: null, now: () => now }
  const personIds = Array.from({ length: people }, () => randomUUID())
  const makeIssueKey = async () => options.issueKey ?? sharedIssueKeyPair()
  const urn = await createUrn(ctx, { waveId, personIds, ballotLength, keys, secret, makeIssueKey })
  if (options.state !== 'launching') {
    await db.updateTable('waves').set({ state: 'launched' }).where('id', '=', waveId).execute()
  }
  const desk = openUrnDesk({ secret, threads: 1 })
  const link = async (person: number) =>
    linkSecret((await keys.readLinkKey(waveId))!, waveId, personIds[person]!)
  const sign = async (person: number, blinded: Buffer) =>
    await issueCredential(ctx, { waveId, secret: await link(person), blinded, desk })
  const ballot = async (person: number, content: BallotContent) =>
    Buffer.from(encodeBallot(await makeBallot(urn, content, (blinded) => sign(person, blinded))))
  return {
    ...{ waveId, urn, keys, keysDir, desk, secret, personIds, ctx, link, sign, ballot },
    setClock: (moment) => {
      now = moment
    },
    vote: async (person, content) => acceptBallot(ctx, { waveId, body: await ballot(person, content), desk }),
    close: async () => {
      await desk.close()
      fs.rmSync(keysDir, { recursive: true, force: true })
    },
  }
}

async function insertLaunchingWave(db: TestDatabase['db'], options: UrnOptions, k: number): Promise<string> {
  const { id: processId } = await db
    .insertInto('processes')
    .values({
      name: 'Val d’Ambre',
      epci_name: 'Communauté de communes du Val d’Ambre',
      epci_siren: '200000172',
      launch_on: '2027-01-04',
      created_at: opensAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: consultationId } = await db
    .insertInto('consultations')
    .values({ process_id: processId, instrument: 'barometre-agents', created_on: '2027-02-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const definition = options.definition ?? { pages: [] }
  const hash = options.definitionHash ?? createHash('sha256').update(JSON.stringify(definition)).digest()
  await db
    .insertInto('definitions')
    .values({ hash, definition: JSON.stringify(definition) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id } = await db
    .insertInto('waves')
    .values({
      consultation_id: consultationId,
      definition_hash: hash,
      languages: ['fr', 'en'],
      opens_at: opensAt,
      closes_at: closesAt,
      k,
      state: 'launching',
      test: options.test ?? false,
      level: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { id: node, parent, label, headcount } of options.tree ?? []) {
    await db
      .insertInto('wave_nodes')
      .values({ wave_id: id, node, parent, label: JSON.stringify(label), headcount })
      .execute()
  }
  return id
}
