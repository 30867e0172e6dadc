import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import type { Verification } from '#app/domain/consultations/verification.server.ts'

const files = { opening: 'ouverture', cancellation: 'annulation', closing: 'cloture' } as const

type PublicRecord = Verification['records'][number]

/** The records of a wave to download, each with both of its fingerprints. @param path under which the files are */
export function PublicRecords({ verification, path }: { verification: Verification; path: string }) {
  const t = useT()
  return (
    <section aria-labelledby="records">
      <h2 id="records">{t('records:records')}</h2>
      <p>{t('records:recordsIntro')}</p>
      {verification.records.map((record) => (
        <Item key={fileName(record)} record={record} file={`${path}/${fileName(record)}`} />
      ))}
    </section>
  )
}

function Item({ record, file }: { record: PublicRecord; file: string }) {
  const t = useT()
  const format = useFormat()
  const title = t(`records:record.${record.kind}`, { number: record.number })
  const about = <span className="visually-hidden"> ({title})</span>
  return (
    <>
      <h3>
        {title}, {format.date(record.recordedOn, 'short')}
      </h3>
      <p className="record-files">
        {record.pdf ? (
          <a href={`${file}.pdf`}>
            {t('records:pdf')}
            {about}
          </a>
        ) : null}
        <a href={`${file}.json`}>
          {t('records:json')}
          {about}
        </a>
      </p>
      {record.pdf ? null : <p className="quiet small">{t('records:pdfKept')}</p>}
      <dl className="facts">
        <div>
          <dt>{t('records:pdfHash')}</dt>
          <dd className="fingerprint">{groupedHex(record.pdfHash)}</dd>
        </div>
        <div>
          <dt>{t('records:factsHash')}</dt>
          <dd className="fingerprint">{groupedHex(record.factsHash)}</dd>
        </div>
      </dl>
    </>
  )
}

function fileName({ kind, number }: PublicRecord): string {
  return kind === 'addendum' ? `additif-${number}` : files[kind]
}

/** In groups of four, as the records print them. */
export function groupedHex(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? ''
}
