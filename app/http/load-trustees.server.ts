import { redirect } from '@remix-run/node'
import { may } from '#app/domain/accounts/permissions.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { toDatesForm } from '#app/domain/consultations/wave-form.ts'
import { isCancellable } from '#app/domain/consultations/wave-phase.ts'
import { type BoardTrustee, trusteeStep } from '#app/domain/trustees/ceremony.ts'
import { getSitting, isWithdrawn, listTrustees } from '#app/domain/trustees/queries.server.ts'
import type { StaffArgs } from './context.server.ts'

/** What the page about the trustees of a wave shows, from its launch to its opening; any other wave has its own page. */
export async function loadTrustees({ ctx, params, request }: StaffArgs) {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const here = `/demarches/${wave.processId}/vagues/${wave.id}`
  const { state, opensAt, closesAt } = wave
  if (wave.level !== 2 || (state !== 'launching' && state !== 'launched' && state !== 'closing')) {
    throw redirect(here)
  }
  const sitting = state === 'closing' ? await getSitting(ctx, wave.id) : null
  const trustees = (await listTrustees(ctx, wave.id)).map(
    (trustee): BoardTrustee => ({
      ...{
        id: trustee.id,
        place: trustee.place,
        name: trustee.name,
        role: trustee.role,
        email: trustee.email ?? '',
        locale: trustee.locale,
      },
      step: trusteeStep(trustee),
      refused: Object.values(trustee.letters).includes('refused'),
      sheetIn: sitting?.trusteeIds.includes(trustee.id) ?? false,
    }),
  )
  const done = new URL(request.url).searchParams
  return {
    ...{ label: wave.label, here, state, trustees },
    opensAt: opensAt!.toISOString(),
    closesAt: closesAt!.toISOString(),
    late: state === 'launching' && opensAt! <= ctx.now(),
    dealt: trustees.some(({ step }) => step === 'sheet' || step === 'done'),
    withdrawn: await isWithdrawn(ctx, wave.id),
    linksLost: wave.linksLost,
    sitting: sitting && { right: sitting.trusteeIds.length, endsAt: sitting.endsAt?.toISOString() ?? null },
    dates: toDatesForm(wave),
    mayLaunch: may(ctx.actor, 'wave.launch', wave.processId),
    mayCancel: isCancellable(wave) && may(ctx.actor, 'wave.launch', wave.processId),
    replaced: trustees.find(({ place }) => String(place) === done.get('remplace'))?.email ?? null,
    corrected: trustees.find(({ id }) => id === done.get('corrige'))?.email ?? null,
    sent: trustees.find(({ id }) => id === done.get('renvoye'))?.email ?? null,
    dated: done.has('dates'),
  }
}
