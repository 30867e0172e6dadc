import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveTable } from '#app/components/ui/wave-table.tsx'
import { may } from '#app/domain/accounts/permissions.ts'
import { listWaves } from '#app/domain/consultations/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { toWaveRow } from '#app/http/wave-row.ts'

export const meta = titled('waves:listTitle')

export const loader = staffLoader('wave.read', async ({ ctx, params }) => ({
  waves: (await listWaves(ctx, params.processId!)).map(toWaveRow),
  mayPrepare: may(ctx.actor, 'wave.prepare', params.processId!),
}))

export default function Consultations() {
  const t = useT()
  const { waves, mayPrepare } = useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  return (
    <>
      <PageHeader
        title={t('waves:listTitle')}
        action={
          mayPrepare ? (
            <Link className="button" to={`${home}/consultations/nouvelle`}>
              {t('waves:prepareNew')}
            </Link>
          ) : null
        }
      />
      {waves.length === 0 ? (
        <p className="lede">{t('waves:listEmpty')}</p>
      ) : (
        <WaveTable caption={t('waves:caption')} waves={waves} home={home} />
      )}
    </>
  )
}
