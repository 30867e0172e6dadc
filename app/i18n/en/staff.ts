import type fr from '../fr/staff.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
