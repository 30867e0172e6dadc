import type fr from '../fr/reports.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
