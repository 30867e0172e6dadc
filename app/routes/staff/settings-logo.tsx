import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { reducePicture } from '#app/components/forms/reduce-picture.ts'
import { SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { DomainError } from '#app/domain/errors.ts'
import { logoLimits } from '#app/domain/settings/logo-limits.ts'
import { removeLogo, saveLogo } from '#app/domain/settings/save-logo.server.ts'
import { getLook } from '#app/domain/settings/territory-look.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { readUpload } from '#app/http/read-upload.ts'

export const meta = titled('settings:subject.logo')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => {
  const { territory, logo } = await getLook(ctx, params.processId!)
  return { territory, logo }
})

export const action = staffAction('settings.edit', async ({ ctx, request, params }) => {
  const processId = params.processId!
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) {
    const file = await readUpload(request, 'logo', logoLimits.bytes).catch(asLogo)
    if (!file) throw new DomainError('settings.logo-none', 422)
    await saveLogo(ctx, processId, file.content)
  } else {
    if ((await readForm(request)).get('intent') !== 'remove') throw new DomainError('bad-request', 400)
    await removeLogo(ctx, processId)
  }
  throw redirect(`/demarches/${processId}/reglages?enregistre=logo`)
})

/** What is too large here is a picture, not a list of agents. */
function asLogo(error: unknown): never {
  const tooLarge = error instanceof DomainError && error.code === 'import.too-large'
  throw tooLarge
    ? new DomainError('settings.logo-too-large', 413, { kilobytes: logoLimits.bytes / 1024 })
    : error
}

export default function LogoSettings() {
  const t = useT()
  const format = useFormat()
  const { territory, logo } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const home = `/demarches/${useParams().processId}/reglages`
  const summary = useRef<HTMLDivElement>(null)
  const [reduced, setReduced] = useState('')
  useEffect(() => {
    if (problem) summary.current?.focus()
  }, [problem])
  const reduce = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    const smaller = chosen && (await reducePicture(chosen, logoLimits.bytes))
    setReduced('')
    if (!smaller) return
    const files = new DataTransfer()
    files.items.add(smaller.file)
    target.files = files.files
    const kilobytes = format.number(Math.ceil(smaller.file.size / 1024))
    setReduced(t('settings:logoReduced', { width: smaller.width, height: smaller.height, kilobytes }))
  }
  return (
    <>
      <SettingsHeader title={t('settings:subject.logo')} lede={t('settings:logoLede')} />
      <section className="section" aria-labelledby="logo-now">
        <h2 id="logo-now">{t('settings:logoNow')}</h2>
        {logo ? (
          <>
            <p className="logo-frame">
              <img className="logo" alt={t('settings:logoAlt', { territory })} {...logo} />
            </p>
            <Form method="post">
              <SubmitButton label={t('settings:logoRemove')} name="intent" value="remove" look="link" />
            </Form>
          </>
        ) : (
          <p>{t('settings:logoNone')}</p>
        )}
      </section>
      <Form method="post" encType="multipart/form-data" className="form">
        {problem ? (
          <div className="notice alert" role="alert" tabIndex={-1} ref={summary}>
            <p>{t('settings:logoRefused')}</p>
            <p>
              <a href="#logo">{problem.message}</a>
            </p>
          </div>
        ) : null}
        <div className={problem ? 'field invalid' : 'field'}>
          <label htmlFor="logo">{t('settings:logoFile')}</label>
          <p className="hint" id="logo-hint">
            {t('settings:logoHint', { kilobytes: logoLimits.bytes / 1024 })}
          </p>
          <input
            type="file"
            id="logo"
            name="logo"
            accept="image/png,image/jpeg"
            aria-describedby="logo-hint"
            aria-invalid={problem ? true : undefined}
            onChange={(event) => void reduce(event)}
          />
          <p role="status" className="small">
            {reduced}
          </p>
        </div>
        <p className="actions">
          <SubmitButton label={t('settings:logoSend')} />
          <Link to={home}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
