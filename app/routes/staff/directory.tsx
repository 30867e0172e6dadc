import { useLoaderData } from '@remix-run/react'
import { PeoplePage } from '#app/components/ui/people-page.tsx'
import { titled } from '#app/components/ui/title.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { loadPeople } from '#app/http/people-list.ts'

export const meta = titled('directory:title')

export const loader = staffLoader('directory.read', (args) => loadPeople(args, 'agents'))

export default function Agents() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />
}
