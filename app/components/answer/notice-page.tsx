import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { NoticeBlock, NoticeDocument } from '#app/domain/notices/wave-notice.ts'
import type { TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { AnswerShell } from './answer-shell.tsx'

interface NoticePageProps {
  document: NoticeDocument
  territory: string
  look: TerritoryLook | null
  locale: Locale
  /** Of the wave. */
  wave: string
  /** Which of the pages this is, as its URL ends; a shared tablet's leads back to it and nowhere else. */
  name: 'protection' | 'donnees' | 'borne/protection'
}

/** A page for those who are asked: what protects them, what becomes of their data. Rendered once, served to everybody. */
export function NoticePage({ document, territory, look, locale, wave, name }: NoticePageProps) {
  const t = translator(locale)
  const path = `/e/${wave}`
  const language = `?langue=${locale}`
  const kiosk = name === 'borne/protection'
  return (
    <AnswerShell territory={territory} look={look} locale={locale} path={`${path}/${name}`} kiosk={kiosk}>
      <article className="long-read">
        {document.flags.map((flag) => (
          <p className="flag" key={flag}>
            {flag}
          </p>
        ))}
        <h1>{document.title}</h1>
        <p className="lede">{document.lede}</p>
        {document.promise ? (
          <blockquote className="promise">
            <p>{document.promise}</p>
          </blockquote>
        ) : null}
        {document.sections.map((section) => (
          <section key={section.id} aria-labelledby={section.id}>
            <h2 id={section.id}>{section.title}</h2>
            {section.blocks.map((block, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
              <Block key={place} block={block} />
            ))}
          </section>
        ))}
      </article>
      <nav className="long-read-links" aria-label={document.title}>
        {kiosk ? (
          <a href={`${path}/borne${language}`}>{t('kiosk:back')}</a>
        ) : (
          <>
            <a href={`${path}${language}`} data-keep-link>
              {t('protection:back')}
            </a>
            {name === 'protection' ? (
              <a href={`${path}/donnees${language}`} data-keep-link>
                {t('notice:link')}
              </a>
            ) : (
              <a href={`${path}/protection${language}`} data-keep-link>
                {t('protection:title')}
              </a>
            )}
            <a href={`${path}/verification${language}`}>{t('records:title')}</a>
            <a href={`${path}/${name}.pdf${language}`}>{t('protection:print')}</a>
          </>
        )}
      </nav>
    </AnswerShell>
  )
}

function Block({ block }: { block: NoticeBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>
    case 'quote':
      return (
        <blockquote className="quoted">
          <p>{block.text}</p>
        </blockquote>
      )
    case 'list':
      return (
        <>
          {block.label ? <h3>{block.label}</h3> : null}
          <ul>
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      )
    case 'facts':
      return (
        <dl className="facts">
          {block.rows.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <ScrollRegion label={block.caption}>
          <table>
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th scope="col" key={cell}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map(([heading, ...cells]) => (
                <tr key={heading}>
                  <th scope="row">{heading}</th>
                  {cells.map((cell, place) => (
                    <td key={block.head[place + 1]} data-head={block.head[place + 1]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )
  }
}
