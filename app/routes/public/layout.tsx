import { Outlet } from '@remix-run/react'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { PublicShell } from '#app/components/ui/shells.tsx'

export default function PublicLayout() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
