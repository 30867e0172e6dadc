import { DomainError } from '#app/domain/errors.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const loader = publicLoader(async (): Promise<null> => {
  throw new DomainError('not-found', 404)
})

export default function NotFound() {
  return null
}
