import access from './access.ts'
import accounts from './accounts.ts'
import answer from './answer.ts'
import calendar from './calendar.ts'
import cli from './cli.ts'
import comments from './comments.ts'
import common from './common.ts'
import comparison from './comparison.ts'
import demo from './demo.ts'
import directory from './directory.ts'
import documents from './documents.ts'
import errors from './errors.ts'
import journal from './journal.ts'
import kiosk from './kiosk.ts'
import mail from './mail.ts'
import notice from './notice.ts'
import organisations from './organisations.ts'
import persons from './persons.ts'
import prepare from './prepare.ts'
import processes from './processes.ts'
import protection from './protection.ts'
import records from './records.ts'
import reports from './reports.ts'
import respond from './respond.ts'
import results from './results.ts'
import running from './running.ts'
import settings from './settings.ts'
import site from './site.ts'
import slips from './slips.ts'
import staff from './staff.ts'
import style from './style.ts'
import territory from './territory.ts'
import today from './today.ts'
import trustees from './trustees.ts'
import waves from './waves.ts'

export default {
  notice,
  today,
  trustees,
  territory,
  settings,
  slips,
  running,
  prepare,
  organisations,
  persons,
  journal,
  kiosk,
  access,
  calendar,
  comments,
  comparison,
  style,
  respond,
  protection,
  common,
  cli,
  errors,
  site,
  staff,
  accounts,
  processes,
  directory,
  waves,
  answer,
  records,
  results,
  reports,
  mail,
  documents,
  demo,
}
