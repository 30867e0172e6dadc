import type fr from '../fr/accounts.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
