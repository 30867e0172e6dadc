import type fr from '../fr/demo.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
