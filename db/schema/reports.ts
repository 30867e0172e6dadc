import type { Generated } from 'kysely'

/** A document made from the results of waves, as its draft stands. */
export interface ReportsTable {
  id: Generated<string>
  process_id: string
  kind: 'steering' | 'follow_up' | 'restitution'
  /** In the order of the waves. */
  wave_ids: string[]
  /** {fr, en}; an empty one is taken from the kind. */
  title: unknown
  /** {fr, en} */
  lede: unknown
  blocks: unknown
  /** Grows with each change, so that two people don't overwrite each other. */
  revision: Generated<number>
  /** The revision that was frozen last: where it is the draft's, nothing waits to be frozen. */
  frozen_revision: number | null
  changed_at: Date
}

/** A frozen version: the document itself, in both languages. The database refuses to change it. */
export interface ReportVersionsTable {
  id: Generated<string>
  report_id: string
  number: number
  frozen_on: string
  content: unknown
  sha256: Buffer
}

/** Who reads a version, and from when. */
export interface ReportPublicationsTable {
  version_id: string
  /** `steering`: the steering committee and the staff representatives, in one row, so that neither comes first. */
  audience: 'steering' | 'committees' | 'public'
  visible_from: Date
  /** When those to be told were listed in `report_messages`. */
  told_at: Date | null
  accepted: Generated<number>
  refused: Generated<number>
}

/** Messages still to be sent; a row goes when its message left, and is only counted. */
export interface ReportMessagesTable {
  id: Generated<string>
  version_id: string
  audience: ReportPublicationsTable['audience']
  account_id: string | null
  person_id: string | null
}
