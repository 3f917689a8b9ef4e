import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { type Entry, type ModelName, scenarioOf, scenarios } from '../scenarios/index.ts'
import { type Finding, lint } from '../scenarios/lint/lint.ts'
import { nearest } from '../scenarios/schema/nearest.ts'
import { engines } from './engines.ts'
import { asksForHelp } from './sim-options.ts'

const USAGE =
  'usage: npm run scenario -- new <id> [--model rabbitmq|kafka]   writes a folder that can be played at once\n' +
  '       npm run scenario -- check [<folder or id>]...           says what is to be mended, and why'

/** Something wrong with what was asked: told in words, without a stack. */
class Refused extends Error {}

const REGISTRY = join('scenarios', 'registry.ts')

async function main([deed, ...rest]: readonly string[]): Promise<void> {
  if (deed !== undefined && asksForHelp(deed)) console.log(USAGE)
  else if (deed === 'new') write(rest)
  else if (deed === 'check') await check(rest)
  else throw new Refused(deed === undefined ? USAGE : `there is no "${deed}"\n${USAGE}`)
}

function write(words: readonly string[]): void {
  const [id, model] = wantedOf(words)
  const folder = join('scenarios', folderOf(model), id)
  if (existsSync(folder)) throw new Refused(`${folder} is there already: choose another id, or edit that one`)
  if (scenarioOf(id) !== undefined)
    throw new Refused(`there is a scenario "${id}" already: choose another id`)
  const number = 1 + Math.max(0, ...scenarios.map(({ card }) => Number(card.number.slice(1))))
  mkdirSync(folder, { recursive: true })
  const template = join('scenarios', 'template', folderOf(model))
  for (const file of readdirSync(template)) {
    const text = readFileSync(join(template, file), 'utf8')
    writeFileSync(join(folder, file), filledIn(text, id, number))
  }
  const lines = readFileSync(REGISTRY, 'utf8').split('\n')
  const others = lines.filter((line) => line.startsWith('export '))
  const head = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('export ')),
  )
  const all = [...others, registryLine(id, model)].sort((one, other) =>
    fromOf(one) < fromOf(other) ? -1 : 1,
  )
  writeFileSync(REGISTRY, `${[...head, ...all].join('\n')}\n`)
  console.log(
    `${folder} is written, and has its line in ${REGISTRY}.\n` +
      `See it:   npm start, then #/s/${id}\n` +
      `Its facts: npm run sim -- ${id}\n` +
      `Check it: npm run scenario -- check ${id}`,
  )
}

/** The template is a scenario itself, by names that are to be replaced. */
function filledIn(text: string, id: string, number: number): string {
  return text
    .replaceAll('my-scenario', id)
    .replaceAll('myScenario', nameOf(id))
    .replaceAll('S999', `S${number}`)
}

/** `two-words` as a name in code: `twoWords`. */
function nameOf(id: string): string {
  const name = id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return /^\d/.test(name) ? `scenario${name}` : name
}

function registryLine(id: string, model: ModelName): string {
  return `export { ${nameOf(id)} } from './${folderOf(model)}/${id}/index.ts'`
}

function folderOf(model: ModelName): 'rabbit' | 'kafka' {
  return model === 'kafka' ? 'kafka' : 'rabbit'
}

function fromOf(line: string): string {
  return line.slice(line.indexOf("'"))
}

function wantedOf(words: readonly string[]): readonly [id: string, model: ModelName] {
  const at = words.findIndex((word) => word.startsWith('--model'))
  const inline = words[at]?.split('=')[1]
  const model = at < 0 ? 'rabbitmq' : (inline ?? words[at + 1])
  const others =
    at < 0 ? words : words.filter((_, row) => row !== at && (inline !== undefined || row !== at + 1))
  const [id, ...more] = others
  if (id === undefined || more.length > 0) throw new Refused(`one id is wanted\n${USAGE}`)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new Refused(`"${id}" is no id: small letters and digits, joined by dashes, as "retry-in-a-minute"`)
  if (model !== 'rabbitmq' && model !== 'kafka')
    throw new Refused(`--model is rabbitmq or kafka, not "${model ?? ''}"`)
  return [id, model]
}

async function check(names: readonly string[]): Promise<void> {
  const wanted = names.length > 0 ? names : scenarios.map(({ card }) => card.id)
  let count = 0
  for (const name of wanted) {
    const { card, scenario: load, words } = await entryAt(name)
    const [scenario, en, ru] = [await load(), await words.en(), await words.ru()].map(
      (part) => part.default,
    ) as [
      Awaited<ReturnType<typeof load>>['default'],
      Awaited<ReturnType<typeof words.en>>['default'],
      Awaited<ReturnType<typeof words.ru>>['default'],
    ]
    const findings = lint({ card, scenario, en, ru }, engines[scenario.model])
    count += findings.length
    if (findings.length === 0)
      console.log(
        `${name}: nothing to mend (${scenario.beats.length} beats, ${scenario.goldens.length} goldens)`,
      )
    for (const one of findings) console.log(textOf(name, one))
  }
  if (count > 0) process.exitCode = 1
}

function textOf(name: string, { file, path, message, why, fix }: Finding): string {
  return `${name}/${file}: ${path}: ${message}. Why it matters: ${why}. Fix: ${fix}`
}

async function entryAt(name: string): Promise<Entry> {
  const known = scenarioOf(name)
  if (known !== undefined) return known
  if (!existsSync(join(name, 'index.ts'))) {
    const ids = scenarios.map(({ card }) => card.id)
    const near = nearest(name, ids)
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`
    throw new Refused(`${name}: there is no such scenario, and no folder with an index.ts.${hint}`)
  }
  return entryIn(resolve(name, 'index.ts'))
}

/** A folder that is not in the registry yet: bundled as it stands, so that Node 20 can run it. */
async function entryIn(input: string): Promise<Entry> {
  const file = resolve('node_modules', '.cache', 'brokerscope', `check-${process.pid}.mjs`)
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'warn' })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  try {
    const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>)
    const entry = exported.find((one) => typeof one === 'object' && one !== null && 'card' in one)
    if (entry === undefined) throw new Refused(`${input}: it exports no entry with a card`)
    return entry as Entry
  } finally {
    rmSync(file, { force: true })
  }
}

try {
  await main(process.argv.slice(2))
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  if (!(fault instanceof Refused)) console.error('This is a fault of Brokerscope itself: please report it.')
  process.exitCode = 1
}
