import type { Kysely } from 'kysely'
import { buildGroupTree, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import type { Database } from '#db/schema/index.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { makeClosedWave } from './closed-wave.ts'
import { barometerRows, both } from './published-wave.ts'

export interface EmployerOfWave {
  id: string
  name: string
  segment: string
}

/** The group of an employer in the wave's tree. No employer is called so: nothing but results holds it. */
export const groupName = (employer: string) => `Groupe de ${employer}`

/** Employers each large enough to be published alone; a segment of one employer bears that employer's name. */
export function employerTree(employers: readonly EmployerOfWave[]): TreeNode[] {
  return buildGroupTree({
    territory: { name: both('Tout le territoire') },
    depth: 'employer',
    groups: employers.map(({ id, name, segment }, at) => {
      const sharers = employers.filter((one) => one.segment === segment)
      return {
        segment: {
          id: segment,
          label: both(sharers.length === 1 ? groupName(name) : `Segment ${segment}`),
        },
        employer: { id, label: both(groupName(name)) },
        service: null,
        headcount: 70 + 10 * at,
      }
    }),
  })
}

/** A closed wave of the barometer published down to employers. */
export async function makeEmployerWave(
  db: Kysely<Database>,
  processId: string,
  employers: readonly EmployerOfWave[],
): Promise<string> {
  const tree = employerTree(employers)
  const questionnaire = readQuestionnaire(instruments['barometre-agents'].definition)
  return makeClosedWave(db, processId, { tree, tallies: barometerRows(questionnaire, tree) })
}
