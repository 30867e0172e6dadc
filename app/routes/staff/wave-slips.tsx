import { data } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { SlipTeams } from '#app/components/forms/slip-teams.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { SlipsDecision } from '#app/components/ui/slips-decision.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { proposeSlips } from '#app/domain/consultations/propose-slips.server.ts'
import { mostForms, mostSlips, readTeams, typedTeams } from '#app/domain/consultations/slips.ts'
import { countPrinted } from '#app/domain/consultations/wave-events.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadLiveWave } from '#app/http/load-live-wave.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { type ErrorCode, locales } from '#app/i18n/index.ts'

export const meta = titled('slips:title', ({ label }: { label: string }) => ({ label }))

const refusals: readonly ErrorCode[] = [
  ...(['wave.not-open', 'wave.slips-printed', 'urn.closed', 'bad-request'] as const),
  ...(['document.busy', 'document.too-long'] as const),
]

export const loader = staffLoader('wave.run', async (args) => {
  const { wave, here } = await loadLiveWave(args)
  const code = new URL(args.request.url).searchParams.get('refus')
  const refusal = refusals.find((known) => known === code)
  const { shares, withoutEmail } = await proposeSlips(args.ctx, wave)
  const printed = await countPrinted(args.ctx, wave.id)
  return {
    ...{ label: wave.label, here, printed, withoutEmail },
    answers: `${args.settings.baseUrl}/e/${wave.id}`,
    refusal: refusal ? args.t(`errors:${refusal}`) : null,
    handed: wave.representativesEmail !== null,
    // Once some are made, nothing says for whom: a second printing starts from nobody.
    teams: shares.map(({ name, count }) => ({
      ...{ label: name, count: printed ? '' : String(count), locale: locales[0], format: 'slip' as const },
    })),
  }
})

/** Reads what was typed, and leads to the page that says what will happen. Nothing is made here. */
export const action = staffAction('wave.run', async (args) => {
  await loadLiveWave(args)
  const typed = typedTeams(await readForm(args.request))
  const read = readTeams(typed)
  return 'teams' in read ? { typed, ...read, wrong: null } : data({ typed, teams: null, wrong: read }, 400)
})

export default function WaveSlips() {
  const t = useT()
  const format = useFormat()
  const { answers, label, here, printed, withoutEmail, refusal, handed, teams } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const given = answer && 'typed' in answer ? answer : null
  const wrong = given?.wrong ?? null
  if (given?.teams) {
    return (
      <>
        <WaveHeader title={t('slips:makeTitle', { label })} label={label} />
        <SlipsDecision teams={given.teams} {...{ printed, handed, here }} />
      </>
    )
  }
  const problem = wrong ? t(`slips:problem.${wrong.problem}`, { most: mostSlips, forms: mostForms }) : null
  return (
    <>
      <WaveHeader title={t('slips:title', { label })} label={label} />
      {refusal ? <Notice alert title={refusal} /> : null}
      {problem && wrong ? (
        <div className="notice alert" role="alert" id="slips-wrong">
          <p>
            <a href={`#${wrong.problem === 'label' ? 'label' : 'count'}-${wrong.place}`}>{problem}</a>
          </p>
        </div>
      ) : null}
      <p className="lede">{t('slips:lede', { count: withoutEmail, number: format.number(withoutEmail) })}</p>
      {printed ? <p>{t('slips:printed', { count: printed, number: format.number(printed) })}</p> : null}
      <p>{t('slips:how1')}</p>
      <Form method="post" className="form" replace>
        <p className="quiet">{t('slips:teamHint', { most: mostSlips })}</p>
        <SlipTeams teams={given?.typed.filter((team) => team.label || team.count) ?? teams} wrong={wrong} />
        <p className="actions">
          <SubmitButton label={t('slips:see')} />
          <Link to={here}>{t('common:cancel')}</Link>
        </p>
      </Form>
      <section className="section" aria-labelledby="on-site">
        <h2 id="on-site">{t('slips:onSite')}</h2>
        <ul className="slip-places">
          <li>
            <a href={`${here}/affiche.pdf?langue=fr`}>{t('slips:posterFr')}</a>
          </li>
          <li>
            <a href={`${here}/affiche.pdf?langue=en`}>{t('slips:posterEn')}</a>
          </li>
          <li>
            {t('slips:tablet')} <a href={`${answers}/borne`}>{`${answers}/borne`}</a>
          </li>
          <li>
            {t('slips:entry')} <a href={`${answers}/saisie`}>{`${answers}/saisie`}</a>
          </li>
        </ul>
      </section>
    </>
  )
}
