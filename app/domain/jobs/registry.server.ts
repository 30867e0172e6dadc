import { sendRoleGrantedJob, sendSignInJob } from '#app/domain/accounts/jobs.server.ts'
import {
  admitArrivalsJob,
  cancelWaveJob,
  closeWaveJob,
  deleteWaveJob,
  handOverAddendaJob,
  launchWaveJob,
} from '#app/domain/consultations/jobs.server.ts'
import { applyImportJob } from '#app/domain/directory/jobs.server.ts'
import { sendUrnAlertJob } from '#app/domain/duties/jobs.server.ts'
import { sendInvitationsJob, sendTrialMessageJob } from '#app/domain/invitations/jobs.server.ts'
import { tellReadersJob } from '#app/domain/reports/jobs.server.ts'
import { sendTrusteeLettersJob } from '#app/domain/trustees/jobs.server.ts'
import type { Job } from './define-job.ts'

/** Every job the worker runs. */
export const jobs = [
  sendSignInJob,
  sendRoleGrantedJob,
  sendUrnAlertJob,
  applyImportJob,
  launchWaveJob,
  sendInvitationsJob,
  sendTrialMessageJob,
  closeWaveJob,
  admitArrivalsJob,
  handOverAddendaJob,
  cancelWaveJob,
  deleteWaveJob,
  tellReadersJob,
  sendTrusteeLettersJob,
] as readonly Job[]
