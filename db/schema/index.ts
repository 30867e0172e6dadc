import type * as accounts from './accounts.ts'
import type * as audiences from './audiences.ts'
import type * as calendar from './calendar.ts'
import type * as concerns from './concerns.ts'
import type * as consultations from './consultations.ts'
import type * as directory from './directory.ts'
import type * as instance from './instance.ts'
import type * as invitations from './invitations.ts'
import type * as journal from './journal.ts'
import type * as reports from './reports.ts'
import type * as settings from './settings.ts'
import type * as trustees from './trustees.ts'
import type * as waveLife from './wave-life.ts'

/** Every table of the database, by name. */
export interface Database {
  instance: instance.InstanceTable
  duties: instance.DutiesTable
  urn_alerts: instance.UrnAlertsTable
  accounts: accounts.AccountsTable
  role_assignments: accounts.RoleAssignmentsTable
  role_assignment_employers: accounts.RoleAssignmentEmployersTable
  sign_in_links: accounts.SignInLinksTable
  sessions: accounts.SessionsTable
  setup_codes: accounts.SetupCodesTable
  rate_limits: accounts.RateLimitsTable
  processes: directory.ProcessesTable
  employers: directory.EmployersTable
  persons: directory.PersonsTable
  employments: directory.EmploymentsTable
  mandates: directory.MandatesTable
  directory_imports: directory.DirectoryImportsTable
  directory_columns: directory.DirectoryColumnsTable
  directory_changes: directory.DirectoryChangesTable
  calendar_entries: calendar.CalendarEntriesTable
  planned_waves: calendar.PlannedWavesTable
  closed_periods: calendar.ClosedPeriodsTable
  consultations: consultations.ConsultationsTable
  definitions: consultations.DefinitionsTable
  waves: consultations.WavesTable
  wave_notices: consultations.WaveNoticesTable
  wave_nodes: consultations.WaveNodesTable
  wave_second_dimensions: consultations.WaveSecondDimensionsTable
  wave_asked_pages: consultations.WaveAskedPagesTable
  wave_audiences: audiences.WaveAudiencesTable
  wave_trials: audiences.WaveTrialsTable
  wave_testers: audiences.WaveTestersTable
  participants: audiences.ParticipantsView
  records: consultations.RecordsTable
  urn_suspensions: consultations.UrnSuspensionsTable
  link_key_losses: consultations.LinkKeyLossesTable
  deliveries: consultations.DeliveriesTable
  wave_deletions: consultations.WaveDeletionsTable
  wave_sending: waveLife.WaveSendingTable
  wave_reminders: waveLife.WaveRemindersTable
  wave_arrivals: waveLife.WaveArrivalsTable
  wave_corrections: waveLife.WaveCorrectionsTable
  wave_openings: waveLife.WaveOpeningsTable
  wave_cancellations: waveLife.WaveCancellationsTable
  wave_addenda: waveLife.WaveAddendaTable
  trial_messages: invitations.TrialMessagesTable
  journal: journal.JournalTable
  territory_settings: settings.TerritorySettingsTable
  territory_logos: settings.TerritoryLogosTable
  wave_trustees: trustees.WaveTrusteesTable
  trustee_letters: trustees.TrusteeLettersTable
  launch_withdrawals: trustees.LaunchWithdrawalsTable
  urn_sittings: trustees.UrnSittingsTable
  urn_sheets: trustees.UrnSheetsTable
  tallies: consultations.TalliesTable
  comments: consultations.CommentsTable
  comment_counts: consultations.CommentCountsTable
  spent_ballots: consultations.SpentBallotsTable
  results: consultations.ResultsTable
  reports: reports.ReportsTable
  report_versions: reports.ReportVersionsTable
  report_publications: reports.ReportPublicationsTable
  report_messages: reports.ReportMessagesTable
  concerns: concerns.ConcernsTable
  concern_messages: concerns.ConcernMessagesTable
  /** One table for each wave, from launch to close. */
  [invitations: `invitations_${string}`]: consultations.InvitationsTable
  [ballots: `ballots_${string}`]: consultations.BallotsTable
}
