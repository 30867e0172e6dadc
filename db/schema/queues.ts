/** The queues of jobs, one for each job. */
export const queueNames = [
  'accounts.send-role-granted',
  'accounts.send-sign-in',
  'consultations.admit',
  'consultations.cancel',
  'consultations.close',
  'consultations.delete',
  'consultations.hand-over',
  'consultations.launch',
  'directory.import',
  'duties.send-urn-alert',
  'invitations.send',
  'mail.test',
  'reports.tell',
  'trustees.letters',
] as const

export type QueueName = (typeof queueNames)[number]
