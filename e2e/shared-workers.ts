import { dirname, posix, resolve } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

/** How this project starts a worker. */
const START = /new Worker\(\s*new URL\(\s*'(?<file>[^']+\.worker\.ts)',\s*import\.meta\.url\s*\)/g

/**
 * Workers that share their parts with the page. A worker that is bundled by itself, as is usual, brings an engine
 * of its own, which is then loaded twice. As an entry beside the page's it takes the page's.
 */
export const sharedWorkers: Plugin = {
  name: 'shared-workers',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!code.includes('new Worker(')) return undefined
    return code.replaceAll(START, (_start, file: string) => {
      const entry = resolve(dirname(id.split('?')[0] as string), file)
      const reference = this.emitFile({ type: 'chunk', id: entry })
      return `new Worker(new URL(import.meta.ROLLUP_FILE_URL_${reference})`
    })
  },
  generateBundle(_options, bundle) {
    findLoaded(bundle)
  },
}

/**
 * What a part that a worker imports later consists of is asked for at once. A page has links for that; a worker
 * would learn of one file from the other, and each took its own time to come.
 */
export const partsAtOnce: Plugin = {
  name: 'parts-at-once',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !loadedByWorkers.has(file.fileName)) continue
      const here = partsOf(bundle, file.fileName)
      for (const part of file.dynamicImports) {
        const more = [...partsOf(bundle, part)].filter((name) => name !== part && !here.has(name))
        const names = JSON.stringify(more.map(besides))
        const wanted = `import(\`${besides(part)}\`)`
        // Whoever waits for the part hears of a file that is missing from the part itself.
        file.code = file.code.replace(wanted, `(${names}.map(f=>import(f).catch(()=>{})),${wanted})`)
      }
    }
  },
}

/** Files lie beside each other. */
function besides(fileName: string): string {
  return `./${posix.basename(fileName)}`
}

/** A file and all that it cannot do without. */
function partsOf(bundle: Rolldown.OutputBundle, fileName: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[fileName]
  if (chunk?.type !== 'chunk' || found.has(fileName)) return found
  found.add(fileName)
  for (const next of chunk.imports) partsOf(bundle, next, found)
  return found
}

/** The files that workers load, known when the bundle is made. */
const loadedByWorkers = new Set<string>()

/**
 * What should be asked for ahead of an import: nothing in a worker, for that takes an element, and a worker has no
 * document.
 */
export function askedAhead(_file: string, wanted: string[], { hostId }: { hostId: string }): string[] {
  return loadedByWorkers.has(hostId) ? [] : wanted
}

/** Finds out what workers load. */
function findLoaded(bundle: Rolldown.OutputBundle): void {
  const visit = (fileName: string) => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || loadedByWorkers.has(fileName)) return
    loadedByWorkers.add(fileName)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
  }
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && file.facadeModuleId?.endsWith('.worker.ts')) visit(file.fileName)
  }
}
