/** What the terminal says. */
export default {
  settings: {
    PORT: 'PORT must be a port number, from 1 to 65535.',
    HOST: 'HOST must be an address or a host name, for example 127.0.0.1.',
    BASE_URL:
      'BASE_URL must be the public address of the service, without a path, for example https://diapason.example.org.',
    TRUST_PROXY: 'TRUST_PROXY must be the number of proxies in front of Diapason, from 0 to 10.',
    DATABASE_URL: 'DATABASE_URL must be a PostgreSQL address, starting with postgres://.',
    SMTP_URL: 'SMTP_URL must be the address of a mail server, starting with smtp:// or smtps://.',
    MAIL_FROM: 'MAIL_FROM must be an e-mail address, alone or as “Name <address>”.',
    STATE_DIR: 'STATE_DIR must be the full path of a folder.',
    KEYS_DIR: 'KEYS_DIR must be the full path of a folder.',
    SECRET_FILE: 'SECRET_FILE must be the full path of a file.',
    TEST_CLOCK_OFFSET_FILE: 'TEST_CLOCK_OFFSET_FILE must be the full path of a file.',
    'base-url-https':
      'BASE_URL must start with https://: without an encrypted connection the browser can’t seal answers. Only an address of this machine (localhost) needs none.',
    'demo-local': 'BASE_URL must be this machine (localhost): the demonstration is not made to be published.',
    'demo-smtp':
      'SMTP_URL is not used with the demonstration: its messages stay in the local mailbox, since its people are made up.',
    'mail-from-missing': 'MAIL_FROM is missing: with SMTP_URL, say from which address messages are sent.',
    'keys-dir-missing':
      'KEYS_DIR is missing: with an https address, name a folder for the keys of the urns, away from STATE_DIR and from backups.',
    'keys-dir-place':
      'KEYS_DIR must be away from STATE_DIR: not the same folder, nor inside it, nor around it, nor just beside it. No backup may ever take both.',
    'secret-among-keys': 'SECRET_FILE must not be in KEYS_DIR.',
    'secret-file':
      'SECRET_FILE: the file {{file}} is damaged, or other accounts of the machine can read it. It needs 64 characters and mode 600.',
    clock: 'TEST_CLOCK_OFFSET_FILE is for tests only: the clock of a real service does not move.',
    mode: 'DIAPASON_MODE must be demo, live or test.',
  },
  server: {
    platform:
      'No PostgreSQL is provided for this machine ({{platform}}). Name yours, version 15 or later, in DATABASE_URL.',
    'unreachable-folder':
      'STATE_DIR: started by root, PostgreSQL runs as an unprivileged account, which can’t reach {{folder}} (see the permissions of {{parent}}).',
    'server-stopped': 'PostgreSQL did not start. Its last words:\n{{log}}',
  },
  start: {
    'already-running':
      'Diapason is already running on the folder {{folder}}. This command stops without changing anything.',
    'port-taken':
      'PORT: port {{port}} is taken by another program. Choose another one, for example PORT={{other}}.',
    'commit-timestamps':
      'DATABASE_URL: this server records the time of every write (track_commit_timestamp = on), which would betray the order of the answers. Turn this setting off.',
    'hasty-server':
      'DATABASE_URL: this server says that it has written before it has ({{setting}} = off). After a power cut, answers already confirmed would be missing. Set {{setting}} to on.',
    'talking-server':
      'DATABASE_URL: this server writes the values of statements to its log ({{setting}} = {{value}}). Comments would stay there in clear. Set log_parameter_max_length and log_parameter_max_length_on_error to 0.',
    'old-server': 'DATABASE_URL: Diapason needs PostgreSQL 15 or later; this server is version {{version}}.',
    'no-server': 'DATABASE_URL: the database does not answer ({{reason}}).',
    'other-mode-demo':
      'DATABASE_URL: this database belongs to a real service. The demonstration does not settle in it.',
    'other-mode-live':
      'DATABASE_URL: this database belongs to a demonstration. A real service needs an empty database.',
    'half-made':
      'DATABASE_URL: this database holds an unfinished demonstration. Empty it, or start the demonstration without DATABASE_URL.',
    'reset-only-own': '--reset only erases the demonstration in its usual place: remove {{variable}}.',
    'unknown-option': 'Unknown option: {{option}}.',
    building: 'Building the pages (once, less than a minute)…',
    'build-failed': 'Building the pages failed.',
    database: 'Database: ready.',
    adopted: 'Database: found running after a sudden stop, nothing is lost.',
    'database-back': 'The database was interrupted. It answers again.',
    resetting: 'The demonstration starts over.',
    demonstration: 'Preparing the demonstration (once)…',
    ready: 'Diapason is ready: {{url}}',
    roles: 'Choose a role to enter: {{url}}',
    mailbox: 'The messages it “sent” can be read here: {{url}}',
    'setup-code': 'There is no account yet. Open {{url}} and give this code: {{code}}',
    'how-to-stop': 'Ctrl-C to stop.',
    stopping: 'Stopping…',
    stopped: 'Everything is stopped.',
    'web-ended': 'The web process ended ({{reason}}). Everything stops; run the command again.',
    'worker-ended': 'The job process ended ({{reason}}). Everything stops; run the command again.',
    unexpected: 'Starting failed: {{reason}}',
    'sign-in-usage': 'Give the address of an account: npm run sign-in -- address@example.org',
    'sign-in-unknown': 'No account has the address {{email}}.',
    'sign-in-link': 'Sign-in link, valid for ten minutes, once:\n{{url}}',
    'backup-usage': 'Give the file to write: npm run backup -- /path/to/backup.gz',
    'restore-usage': 'Give the file to read: npm run restore -- /path/to/backup.gz',
    'nothing-to-back-up': 'Nothing to back up: Diapason has never started with the folder {{folder}}.',
    'no-backup': 'The file {{file}} does not exist.',
    'backed-up': 'Backup written: {{file}} ({{rows}} rows). It holds personal data: keep it in a safe place.',
    'keys-not-in-backup':
      'The keys of open urns ({{folder}}) are not in it, and must be in no backup. Losing them before a close loses the answers of that wave, unless three trustees keep its key on paper.',
    restored: 'Database filled from {{file}} ({{rows}} rows). You can start Diapason.',
    'keys-after-restore':
      'If a wave was open: its keys must be in {{folder}}, and the server secret in {{secret}}. Without them it can only be cancelled, unless three trustees keep the key of its urn: do not cancel it, their sheets will open it.',
    'backup.file-exists': 'The file {{file}} exists already: nothing was written. Choose another name.',
    'backup.not-empty':
      'The database is not empty: nothing was changed. A backup is read into a new database.',
    'backup.not-a-backup': 'The file {{file}} is not a backup of Diapason: nothing was changed.',
    'backup.cut': 'The file {{file}} is incomplete: nothing of it was kept.',
    'backup.newer':
      'This backup comes from a newer version of Diapason. Install that version, then try again.',
  },
}
