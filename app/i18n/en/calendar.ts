import type fr from '../fr/calendar.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
