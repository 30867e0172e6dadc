/** Rows that the rule could not have written. The message names the item and the reason, never a count. */
export class TallyError extends Error {
  readonly item: string
  readonly reason: string

  constructor(item: string, reason: string) {
    super(`Tallies of ${item}: ${reason}`)
    this.name = 'TallyError'
    this.item = item
    this.reason = reason
  }
}
