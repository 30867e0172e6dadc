import { type Locale, translator } from '#app/i18n/index.ts'

/** A message as every transport takes it: the text part says everything the HTML part says. */
export interface Message {
  subject: string
  html: string
  text: string
}

export type Block =
  | { kind: 'paragraph'; text: string }
  /** Set apart by a rule: what must not be missed. */
  | { kind: 'framed'; title: string; text: string }
  | { kind: 'facts'; rows: readonly { label: string; value: string }[] }
  /** What the message asks to do, as a button and in full. */
  | { kind: 'action'; label: string; url: string }
  | { kind: 'code'; label: string; code: string }
  /** Pages to read, the same for everybody, below what matters. */
  | { kind: 'pages'; pages: readonly { label: string; url: string }[] }

/** The colour of what is set apart and of the button, for each theme of the reader's program: #rrggbb. */
export interface MailAccent {
  light: string
  dark: string
}

interface Sheet {
  locale: Locale
  /** A territory's; the product's when left out. */
  accent?: MailAccent
  subject: string
  /** The line that lists of messages show under the subject. */
  preheader: string
  blocks: readonly Block[]
  footer: string
}

const ink = '#1d1d1b'
const muted = '#5a5a55'
const rule = '#d9d7d0'
const productAccent: MailAccent = { light: '#0d5558', dark: '#7fc4c3' }
const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"
const body = `${font};font-size:17px;line-height:26px;color:${ink}`

/** « Bonjour Camille Diallo, »; without a name, « Bonjour, ». */
export function greeting(locale: Locale, name: string): string {
  const t = translator(locale)
  return name ? t('mail:greeting', { name }) : t('mail:greetingNameless')
}

/**
 * Sets a message in HTML that old Outlook can read (tables, inline styles) and in plain text, from the same blocks.
 * It holds no image, no script and nothing remote: opening it tells nobody.
 * @throws TypeError when an address isn't http or https, or a colour isn't #rrggbb
 */
export function layOut(sheet: Sheet): Message {
  return { subject: sheet.subject, html: html(sheet), text: text(sheet) }
}

function html({ locale, accent = productAccent, subject, preheader, blocks, footer }: Sheet): string {
  const light = colour(accent.light)
  const rows = blocks.map(
    (block) => `<tr><td style="padding:0 0 20px 0">${htmlBlock(locale, block, light)}</td></tr>`,
  )
  return `<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .sheet { background-color: #1b1c1e !important; }
  .ink, .ink p, .ink td { color: #f1efe9 !important; }
  .muted { color: #b9b7b0 !important; }
  .plain-link { color: ${colour(accent.dark)} !important; }
  .framed { border-color: ${colour(accent.dark)} !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#ffffff">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:#ffffff">${escapeHtml(preheader)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background-color:#ffffff">
<tr><td align="center" style="padding:32px 20px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" class="sheet ink" style="width:100%;max-width:600px;text-align:left;${body}">
${rows.join('\n')}
<tr><td class="muted" style="padding:16px 0 0 0;border-top:1px solid ${rule};${font};font-size:14px;line-height:21px;color:${muted}">${lines(footer)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function htmlBlock(locale: Locale, block: Block, accent: string): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraphs(block.text)
    case 'framed':
      return (
        `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>` +
        `<td class="framed ink" style="padding:4px 0 4px 16px;border-left:4px solid ${accent};${body}">` +
        `<p style="margin:0 0 4px 0;font-weight:bold">${escapeHtml(block.title)}</p>${paragraphs(block.text)}</td></tr></table>`
      )
    case 'facts':
      return (
        `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">` +
        block.rows
          .map(
            ({ label, value }) =>
              `<tr><td class="ink" style="padding:0 0 10px 0;${body}"><b>${escapeHtml(label)}</b><br>${lines(value)}</td></tr>`,
          )
          .join('') +
        '</table>'
      )
    case 'action': {
      const url = escapeHtml(webAddress(block.url))
      return (
        `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>` +
        `<td bgcolor="${accent}" style="background-color:${accent};border-radius:5px">` +
        `<a href="${url}" style="display:inline-block;padding:14px 28px;${font};font-size:18px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none">${escapeHtml(block.label)}</a>` +
        `</td></tr></table><p class="muted" style="margin:12px 0 0 0;${font};font-size:14px;line-height:21px;color:${muted}">` +
        `${escapeHtml(translator(locale)('mail:link-in-full'))}<br>` +
        `<a href="${url}" class="plain-link" style="color:${accent};word-break:break-all">${url}</a></p>`
      )
    }
    case 'pages':
      return block.pages
        .map(({ label, url }) => {
          const address = escapeHtml(webAddress(url))
          return `<p style="margin:0 0 8px 0"><a href="${address}" class="plain-link" style="${font};font-size:15px;line-height:22px;color:${accent}">${escapeHtml(label)}</a></p>`
        })
        .join('')
    case 'code':
      return (
        `<p style="margin:0">${escapeHtml(block.label)}</p>` +
        `<p style="margin:8px 0 0 0;font-family:Consolas,Menlo,monospace;font-size:16px;line-height:24px;word-break:break-all">${escapeHtml(block.code)}</p>`
      )
  }
}

function text({ blocks, footer }: Sheet): string {
  return [...blocks.map(textBlock), `-- \n${footer}`].join('\n\n').concat('\n')
}

function textBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return normal(block.text)
    case 'framed':
      return `${block.title}\n${normal(block.text)}`
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}\n${normal(value)}`).join('\n\n')
    case 'action':
      return `${block.label}\n${webAddress(block.url)}`
    case 'code':
      return `${block.label}\n${block.code}`
    case 'pages':
      return block.pages.map(({ label, url }) => `${label}\n${webAddress(url)}`).join('\n\n')
  }
}

function paragraphs(value: string): string {
  return normal(value)
    .split(/\n{2,}/)
    .map((paragraph, index) => `<p style="margin:${index ? 12 : 0}px 0 0 0">${lines(paragraph)}</p>`)
    .join('')
}

function lines(value: string): string {
  return normal(value).split('\n').map(escapeHtml).join('<br>')
}

function normal(value: string): string {
  return value.replace(/\r\n?/g, '\n').replace(controls, '').trim()
}

function webAddress(url: string): string {
  if (!/^https?:\/\/[^\s"'<>]+$/.test(url))
    throw new TypeError('A message links to http and https addresses only.')
  return url
}

function colour(value: string): string {
  if (!/^#[0-9a-f]{6}$/.test(value)) throw new TypeError('A message has #rrggbb colours only.')
  return value
}

/** Some readers take them for markup. */
const controls = /[^\P{Cc}\n\t]/gu

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML, in content and in quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replace(controls, '').replace(/[&<>"']/g, (found) => entities[found] ?? '')
}
