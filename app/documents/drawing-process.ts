import { createCompiler } from './compiler.ts'
import type { Drawn } from './drawing-lane.server.ts'
import type { DocumentSource } from './typst.server.ts'

/**
 * The process that draws, one document after the other, for the process that started it. It is given no settings, opens no
 * connection, and ends when its parent does; a stop by the terminal lets the drawing in hand finish.
 */
const draw = createCompiler()

process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (source: DocumentSource) => answer(attempt(source)))

function attempt(source: DocumentSource): Drawn {
  try {
    return { pdf: draw(source) }
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
}

function answer(drawn: Drawn): void {
  process.send?.(drawn)
}
