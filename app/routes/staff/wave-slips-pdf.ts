import { redirect } from '@remix-run/node'
import { printSlips } from '#app/domain/consultations/print-slips.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { readTeams, typedTeams } from '#app/domain/consultations/slips.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type StaffArgs, staffAction, staffLoader } from '#app/http/context.server.ts'
import { archiveToSave, pdfToSave } from '#app/http/download.ts'
import { readForm } from '#app/http/read-form.ts'

/** There is nothing to read: the sheets exist in the answer that made them, and nowhere else. */
export const loader = staffLoader('wave.run', async ({ ctx, params }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}/bulletins`)
})

/** Makes the slips and hands them over as a file. What stands in the way is said on the page the form came from. */
export const action = staffAction('wave.run', makeSlips, 'file')

async function makeSlips({ ctx, params, request, settings }: StaffArgs) {
  const { processId, id: waveId } = await getWave(ctx, params.processId!, params.waveId!)
  try {
    const form = await readForm(request)
    const read = readTeams(typedTeams(form))
    const before = Number(form.get('before') ?? Number.NaN)
    if (!('teams' in read) || !Number.isInteger(before)) throw new DomainError('bad-request', 400)
    const input = { teams: read.teams, before, baseUrl: settings.baseUrl }
    const { pdfs, label } = await printSlips(ctx, processId, waveId, input)
    const name = `bulletins-${label}`
    return pdfs.length === 1 ? pdfToSave(pdfs[0]!, `${name}.pdf`) : archiveToSave(pdfs, name)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw redirect(`/demarches/${processId}/vagues/${waveId}/bulletins?refus=${error.code}`)
  }
}
