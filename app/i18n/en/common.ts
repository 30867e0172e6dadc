import type fr from '../fr/common.ts'

export default { product: 'Diapason' } satisfies Record<keyof typeof fr, unknown>
