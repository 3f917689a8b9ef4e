/**
 * Runs a TypeScript file of this project: `node e2e/run-ts.mjs <file.ts> [arguments]`. Node 20 cannot strip
 * types, so the file and what it imports are bundled first; packages stay outside of the bundle.
 */
import { mkdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [entry, ...rest] = process.argv.slice(2)
if (entry === undefined) {
  console.error('usage: node e2e/run-ts.mjs <file.ts> [arguments]')
  process.exit(1)
}
const folder = join(top, 'node_modules', '.cache', 'brokerscope')
mkdirSync(folder, { recursive: true })
const file = join(folder, `${basename(entry, '.ts')}-${process.pid}.mjs`)
const bundle = await rolldown({
  input: resolve(top, entry),
  platform: 'node',
  external: (id) => !/^[./]/.test(id) && !id.startsWith(top),
  // The page of a failure names the source, not the bundle.
  logLevel: 'warn',
})
await bundle.write({ file, format: 'esm', sourcemap: 'inline', codeSplitting: false })
await bundle.close()
process.argv = [process.argv[0], resolve(top, entry), ...rest]
process.setSourceMapsEnabled(true)
try {
  await import(pathToFileURL(file).href)
} finally {
  const { rmSync } = await import('node:fs')
  rmSync(file, { force: true })
}
