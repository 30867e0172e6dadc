import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface StructureNode {
  role: string
  alt?: string
  children: StructureNode[]
}

export interface ReadPdf {
  /** The text of each page, in reading order. */
  pages: string[]
  /** The structure trees of all pages, content marks left out. */
  structure: StructureNode[]
  title: string
  author: string
  language: string | null
  fonts: string[]
}

/** Reads a PDF as assistive technology would: text, structure tree, metadata. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const raw = Buffer.from(bytes).toString('latin1')
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  const structure: StructureNode[] = []
  let language: string | null = null
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent()
    pages.push(
      content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    )
    const tree = (await page.getStructTree()) as unknown as RawNode | null
    if (tree) structure.push(...nodes(tree))
  }
  const { info } = await pdf.getMetadata()
  const facts = info as { Title?: string; Author?: string; Language?: string }
  language = facts.Language ?? null
  const fonts = [...new Set([...raw.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map((match) => match[1]!))]
  await task.destroy()
  return {
    pages,
    structure,
    title: facts.Title ?? '',
    author: facts.Author ?? '',
    language,
    fonts: fonts.sort(),
  }
}

interface RawNode {
  role?: string
  alt?: string
  children?: RawNode[]
}

function nodes(node: RawNode): StructureNode[] {
  const children = (node.children ?? []).flatMap(nodes)
  if (!node.role || node.role === 'Root') return children
  return [{ role: node.role, ...(node.alt === undefined ? {} : { alt: node.alt }), children }]
}

/** Every role of the tree, depth first. */
export function roles(structure: readonly StructureNode[]): string[] {
  return structure.flatMap((node) => [node.role, ...roles(node.children)])
}

/** Text without any space: line breaks and kerning of a PDF put spaces where the author put none. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}
