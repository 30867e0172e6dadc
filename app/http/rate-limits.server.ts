import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { DomainError } from '#app/domain/errors.ts'
import type { Database } from '#db/schema/index.ts'

/** Requests a window allows, and its length in seconds. Counted in the database: web processes share it. */
interface Limit {
  name: string
  points: number
  seconds: number
}

const mailsToOneAddress: Limit = { name: 'sign-in-email', points: 5, seconds: 900 }
const mailsFromOneOrigin: Limit = { name: 'sign-in-origin', points: 30, seconds: 900 }
const codesFromOneOrigin: Limit = { name: 'code-origin', points: 20, seconds: 900 }

/** @throws DomainError `rate-limited` (429) */
export async function limitSignIn(
  db: Kysely<Database>,
  who: { address: string; email: string },
): Promise<void> {
  await consume(db, mailsFromOneOrigin, who.address)
  await consume(db, mailsToOneAddress, who.email)
}

/** @throws DomainError `rate-limited` (429) */
export async function limitCodes(db: Kysely<Database>, address: string): Promise<void> {
  await consume(db, codesFromOneOrigin, address)
}

/** One statement: two processes can't both take the last point. The key is hashed, so no address is stored. */
async function consume(db: Kysely<Database>, limit: Limit, key: string): Promise<void> {
  const hashed = createHash('sha256').update(`${limit.name}\0${key}`).digest('base64url')
  const now = Date.now()
  const { rows } = await sql<{ points: number }>`
    insert into rate_limits (key, points, expire) values (${hashed}, 1, ${now + limit.seconds * 1000})
    on conflict (key) do update set
      points = case when rate_limits.expire < ${now} then 1 else rate_limits.points + 1 end,
      expire = case when rate_limits.expire < ${now} then excluded.expire else rate_limits.expire end
    returning points`.execute(db)
  if ((rows[0]?.points ?? 0) > limit.points) throw new DomainError('rate-limited', 429)
}
