import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useT } from './i18n.tsx'
import { Mark } from './mark.tsx'
import { errorHeading } from './title.ts'

/** 403, 404, 410, 500…: what happened, what was kept, where to go. Never a stack. */
export function ErrorPage() {
  const t = useT()
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const message =
    isRouteErrorResponse(error) && isProblem(error.data)
      ? error.data.problem.message
      : t(status === 404 ? 'errors:not-found' : 'errors:unexpected')
  return (
    <main className="error-page" id="main">
      <Mark label={t('common:product')} />
      <h1>{t(errorHeading(error))}</h1>
      <p className="lede">{message}</p>
      <p>
        <a className="button plain" href="/">
          {t('site:backHome')}
        </a>
      </p>
      <p className="quiet small">{t('site:errorCode', { status })}</p>
    </main>
  )
}

function isProblem(value: unknown): value is { problem: { message: string } } {
  return typeof value === 'object' && value !== null && 'problem' in value
}
