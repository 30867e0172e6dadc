import { findCertainties, shapes } from '#test/domain/disclosure/attack/enumerate.ts'
import { secondShape, sidesOf } from '#test/domain/disclosure/attack/second-shapes.ts'
import { attackTwoWaves, twoWaves } from '#test/domain/disclosure/attack/two-waves.ts'

/** Two hundred small territories, two waves each, with two classes of people: what a linear program makes certain. */
export function auditTwoWaves(
  territories: number,
  seed: number,
): { attacked: number; disclosures: string[] } {
  const disclosures: string[] = []
  const codes = ['Q5', 'Q3', 'Q4', 'Q7', 'Q11']
  let attacked = 0
  for (let place = 0; attacked < territories; place++) {
    const code = codes[place % codes.length]!
    const found = attackTwoWaves(twoWaves(seed + place, 3 + (place % 6)), code)
    if (!found) continue
    attacked += 1
    disclosures.push(...found.map((one) => `territory ${seed + place}, ${code}: ${one}`))
  }
  return { attacked, disclosures }
}

/** Every answer set of small groups of two classes of people: what is certain of whom, shown or not. */
export function auditSmallGroups(): { shapes: number; disclosures: string[] } {
  const disclosures: string[] = []
  let tried = 0
  for (const k of [3, 4])
    for (const sizes of [...shapes(2, 8), ...shapes(3, 4)])
      for (const sides of sidesOf(sizes)) {
        tried += 1
        for (const { who, leaf } of findCertainties(secondShape(sides, { k, m: 2 })))
          disclosures.push(`groups ${JSON.stringify(sides)}, k = ${k}: ${who}, group ${leaf}`)
      }
  return { shapes: tried, disclosures }
}
