import type fr from '../fr/processes.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
