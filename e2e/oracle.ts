import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { judgeFile } from '../engine/oracle/index.ts'
import { asksForHelp } from './sim-options.ts'

const USAGE = 'usage: npm run oracle -- <file or folder of recorded cases>...'
const WIDTH_MAX = 400

/** All JSON files at a path, in the order of their names. */
function filesAt(path: string): string[] {
  if (!existsSync(path)) throw new Error(`${path}: there is no such file or folder`)
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).sort((one, other) => (one < other ? -1 : 1))
  return names.flatMap((name) => {
    const inside = join(path, name)
    return statSync(inside).isDirectory() ? filesAt(inside) : name.endsWith('.json') ? [inside] : []
  })
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > WIDTH_MAX ? `${text.slice(0, WIDTH_MAX)}...` : text
}

function main(paths: readonly string[]): number {
  if (paths.some(asksForHelp)) {
    console.log(USAGE)
    return 0
  }
  if (paths.length === 0) {
    console.error(USAGE)
    return 1
  }
  let passed = 0
  let failed = 0
  for (const file of paths.flatMap(filesAt)) {
    for (const { id, differences } of judgedOf(file)) {
      const [first] = differences
      if (first === undefined) passed++
      else {
        failed++
        console.log(`${id} at ${first.path}: expected ${shown(first.expected)}, got ${shown(first.got)}`)
      }
    }
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

/** Files of recorded cases are larger than a scenario may be. */
function judgedOf(file: string): ReturnType<typeof judgeFile> {
  try {
    return judgeFile(JSON.parse(readFileSync(file, 'utf8')))
  } catch (fault) {
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exitCode = 1
}
