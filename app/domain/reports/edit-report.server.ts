import { randomUUID } from 'node:crypto'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { type BlockSubject, type DraftBlock, mostBlocks, nothingSaid } from './draft-block.ts'
import type { BlockForm, ReportHeadForm } from './schema.ts'

/** What closes a report: what is added comes before. */
const closing: ReadonlySet<BlockSubject['kind']> = new Set(['annex', 'method'])

interface Edited {
  processId: string
  reportId: string
  /** Of the draft that was read. */
  revision: number
}

/** As {@link changeDraft}. An empty title is proposed by the figures. */
export async function saveHead(ctx: Ctx, edited: Edited, form: ReportHeadForm): Promise<void> {
  await changeDraft(ctx, edited, (draft) => ({
    ...draft,
    title: { fr: form.titleFr, en: form.titleEn },
    lede: { fr: form.ledeFr, en: form.ledeEn },
  }))
}

/**
 * Adds a block at the end, before the annex or the method if there is one.
 * @returns its identifier
 * @throws DomainError `reports.too-many-blocks` (422), and what `changeDraft` throws
 */
export async function addBlock(ctx: Ctx, edited: Edited, subject: BlockSubject): Promise<string> {
  const id = randomUUID()
  await changeDraft(ctx, edited, (draft) => {
    if (draft.blocks.length >= mostBlocks) throw new DomainError('reports.too-many-blocks', 422)
    const block: DraftBlock = { ...subject, id, removed: false, note: nothingSaid }
    const last = draft.blocks.findIndex(({ kind, removed }) => closing.has(kind) && !removed)
    const at = last === -1 || closing.has(subject.kind) ? draft.blocks.length : last
    return { ...draft, blocks: draft.blocks.toSpliced(at, 0, block) }
  })
  return id
}

/**
 * Moves a block past its neighbour, takes it out of the report, or puts it back where it was.
 * @throws DomainError `not-found` (404) for another block, and what `changeDraft` throws
 */
export async function arrangeBlock(
  ctx: Ctx,
  edited: Edited,
  { blockId, intent }: { blockId: string; intent: 'up' | 'down' | 'remove' | 'restore' },
): Promise<void> {
  await changeDraft(ctx, edited, (draft) => ({ ...draft, blocks: arranged(draft.blocks, blockId, intent) }))
}

/** Pure: the blocks after one was moved. Those taken out keep their place, and are passed over. @throws DomainError `not-found` */
export function arranged(
  blocks: readonly DraftBlock[],
  blockId: string,
  intent: 'up' | 'down' | 'remove' | 'restore',
): DraftBlock[] {
  const at = blocks.findIndex(({ id }) => id === blockId)
  const block = blocks[at]
  if (!block) throw new DomainError('not-found', 404)
  if (intent === 'remove' || intent === 'restore')
    return blocks.toSpliced(at, 1, { ...block, removed: intent === 'remove' })
  const step = intent === 'up' ? -1 : 1
  let to = at + step
  while (blocks[to]?.removed) to += step
  return blocks[to] ? blocks.toSpliced(at, 1).toSpliced(to, 0, block) : [...blocks]
}

/**
 * Writes what the pilot typed in a block: what she says above it and, of a text or of decisions, what it holds.
 * @throws DomainError `not-found` (404) for another block, and what `changeDraft` throws
 */
export async function saveBlock(ctx: Ctx, edited: Edited, blockId: string, form: BlockForm): Promise<void> {
  await changeDraft(ctx, edited, (draft) => {
    const at = draft.blocks.findIndex(({ id }) => id === blockId)
    const block = draft.blocks[at]
    if (!block) throw new DomainError('not-found', 404)
    return { ...draft, blocks: draft.blocks.toSpliced(at, 1, filled(block, form)) }
  })
}

function filled(block: DraftBlock, form: BlockForm): DraftBlock {
  const note = { fr: form.noteFr, en: form.noteEn }
  if (block.kind === 'text') {
    const title = { fr: form.titleFr, en: form.titleEn }
    return { ...block, note: nothingSaid, title, text: { fr: form.textFr, en: form.textEn } }
  }
  if (block.kind !== 'decisions') return { ...block, note }
  const lines = form.lines
    .filter(({ decisionFr, decisionEn }) => decisionFr !== '' || decisionEn !== '')
    .map(({ decisionFr, decisionEn, whoFr, whoEn, dueOn }) => ({
      decision: { fr: decisionFr || decisionEn, en: decisionEn },
      who: { fr: whoFr || whoEn, en: whoEn },
      dueOn: dueOn || null,
    }))
  return { ...block, note, lines }
}

interface DraftRow {
  title: LocalizedText
  lede: LocalizedText
  blocks: DraftBlock[]
}

/**
 * Changes a draft, if nobody did since it was read.
 * @throws DomainError `not-found` (404) · `reports.changed-meanwhile` (409)
 */
async function changeDraft(
  ctx: Ctx,
  { processId, reportId, revision }: Edited,
  change: (draft: DraftRow) => DraftRow,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const row = await db
      .selectFrom('reports')
      .select(['title', 'lede', 'blocks', 'revision'])
      .where('id', '=', reportId)
      .where('process_id', '=', processId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new DomainError('not-found', 404)
    if (row.revision !== revision) throw new DomainError('reports.changed-meanwhile', 409)
    const { title, lede, blocks } = change(row as unknown as DraftRow)
    await db
      .updateTable('reports')
      .set({ title, lede, blocks: JSON.stringify(blocks), revision: revision + 1, changed_at: ctx.now() })
      .where('id', '=', reportId)
      .execute()
  })
}
