import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'

interface Node {
  id: string
  parent: string | null
  label: LocalizedText
  headcount: number
}

/** The tree of groups, from the territory down, each with its headcount. Depth is said by position and by number. */
export function GroupTable({ tree }: { tree: readonly Node[] }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  return (
    <table>
      <caption>{t('waves:launchGroupsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('waves:launchGroup')}</th>
          <th scope="col" className="num">
            {t('waves:launchHeadcount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows(tree, null, 0).map(({ node, depth }) => (
          <tr key={node.id}>
            <th scope="row" className={`depth-${Math.min(depth, 6)}`}>
              {node.label[locale]}
            </th>
            <td className="num">{format.number(node.headcount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rows(tree: readonly Node[], parent: string | null, depth: number): { node: Node; depth: number }[] {
  return tree
    .filter((node) => node.parent === parent)
    .flatMap((node) => [{ node, depth }, ...rows(tree, node.id, depth + 1)])
}
