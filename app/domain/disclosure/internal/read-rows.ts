import { type CountedItem, participationItem } from '../counted-items.ts'
import type { Frame } from '../frame.ts'
import type { Published, PublishedItem } from '../published.ts'
import type { TallyRow } from '../tally.ts'
import { readItem } from './read-item.ts'
import { TallyError } from './tally-error.ts'
import { indexTree } from './tree-index.ts'

/** `readTallies` without its floor on k: only the tests that enumerate small groups call it besides. */
export function readRows(frame: Frame, rows: readonly TallyRow[]): Published {
  const index = indexTree(frame.tree)
  const byItem = new Map<string, TallyRow[]>()
  for (const row of rows) {
    const own = byItem.get(row.question)
    if (own) own.push(row)
    else byItem.set(row.question, [row])
  }
  const read = (item: CountedItem): PublishedItem => {
    const own = byItem.get(item.code) ?? []
    byItem.delete(item.code)
    return readItem(index, item, own, frame, frame.second)
  }
  const items = frame.items.map(read)
  const participation = read(participationItem)
  for (const unknown of byItem.keys()) throw new TallyError(unknown, 'unknown item')
  requireTies(items)
  const { tree, k, m, second } = frame
  const published = { tree, k, m, second, items, participation }
  return published as unknown as Published
}

function requireTies(items: readonly PublishedItem[]): void {
  const partitions = new Map<string, string>()
  for (const { item, code, nodes } of items) {
    if (item.tie === null) continue
    const partition = nodes.map((node) => node.node).join(' ')
    const known = partitions.get(item.tie)
    if (known !== undefined && known !== partition) throw new TallyError(code, 'tied items differ')
    partitions.set(item.tie, partition)
  }
}
