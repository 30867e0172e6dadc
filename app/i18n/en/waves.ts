import type fr from '../fr/waves.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
