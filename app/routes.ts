import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

/**
 * Every URL of the site. M2 and M3 (credential and ballot) are in `http/urn.ts`, the documents of the local mailbox in
 * `http/mailbox-files.ts`, health in `server.ts`.
 */
export default [
  layout('routes/public/layout.tsx', [
    index('routes/public/home.tsx'),
    route('demo', 'routes/public/demo.tsx'),
    route('installation', 'routes/public/setup.tsx'),
    route('connexion', 'routes/public/sign-in.tsx'),
    route('connexion/envoye', 'routes/public/sign-in-sent.tsx'),
    route('connexion/lien', 'routes/public/sign-in-link.tsx'),
    route('boite-aux-lettres', 'routes/public/mailbox.tsx'),
    route('boite-aux-lettres/:id', 'routes/public/mailbox-message.tsx'),
    route('style', 'routes/public/style.tsx'),
  ]),
  route('deconnexion', 'routes/public/sign-out.ts'),
  route('langue', 'routes/public/language.ts'),
  route('e/:wave', 'routes/answer/introduction.tsx'),
  route('e/:wave/protection', 'routes/answer/protection.tsx'),
  route('e/:wave/donnees', 'routes/answer/personal-data.tsx'),
  route('e/:wave/:document', 'routes/answer/notice-pdf.ts'),
  route('demarches', 'routes/staff/processes.tsx'),
  route('demarches/nouvelle', 'routes/staff/process-new.tsx'),
  route('demarches/:processId', 'routes/staff/layout.tsx', [
    index('routes/staff/today.tsx'),
    route('calendrier', 'routes/staff/calendar.tsx'),
    route('personnes', 'routes/staff/directory.tsx'),
    route('personnes/importer', 'routes/staff/directory-import-new.tsx'),
    route('personnes/importer/:importId', 'routes/staff/directory-import.tsx'),
    route('consultations', 'routes/staff/consultations.tsx'),
    route('consultations/nouvelle', 'routes/staff/wave-new.tsx'),
    route('vagues/:waveId', 'routes/staff/wave.tsx'),
    route('vagues/:waveId/preparer', 'routes/staff/wave-prepare.tsx'),
    route('vagues/:waveId/apercu', 'routes/staff/wave-preview.tsx'),
    route('vagues/:waveId/lancer', 'routes/staff/wave-launch.tsx'),
    route('acces', 'routes/staff/access.tsx'),
    route('acces/inviter', 'routes/staff/access-invite.tsx'),
    route('acces/:assignmentId', 'routes/staff/access-change.tsx'),
    route('acces/:assignmentId/retirer', 'routes/staff/access-remove.tsx'),
    route('journal', 'routes/staff/journal.tsx'),
    route('rapports', 'routes/staff/reports.tsx'),
    route('rapports/:reportId/publier', 'routes/staff/report-publish.tsx'),
  ]),
  route(
    'demarches/:processId/vagues/:waveId/apercu/questionnaire',
    'routes/staff/wave-preview-questionnaire.tsx',
  ),
  route('demarches/:processId/vagues/:waveId/proces-verbal/:kind', 'routes/staff/wave-record.ts'),
  route('demarches/:processId/rapports/:reportId', 'routes/staff/report.tsx'),
  route('demarches/:processId/rapports/:reportId/rapport.pdf', 'routes/staff/report-pdf.ts'),
  route('demarches/:processId/rapports/:reportId/rapport.csv', 'routes/staff/report-csv.ts'),
  route('demarches/:processId/personnes/modele.csv', 'routes/staff/directory-model.ts'),
  route('demarches/:processId/acces.csv', 'routes/staff/access-csv.ts'),
  route('demarches/:processId/journal.csv', 'routes/staff/journal-csv.ts'),
  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
