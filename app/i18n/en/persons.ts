import type fr from '../fr/persons.ts'

export default {} satisfies Record<keyof typeof fr, unknown>
