import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const TOP = resolve(import.meta.dirname, '..')

/**
 * Who may import whom: the first row whose folder a file is in speaks for it. What is not listed is
 * forbidden. A broker's folder knows the kernel and not its neighbour; the page knows the doors.
 */
const MAY_IMPORT: readonly (readonly [folder: string, allowed: readonly string[]])[] = [
  ['engine/base', ['engine/base']],
  ['engine/kernel', ['engine/kernel', 'engine/base']],
  ['engine/rabbit', ['engine/rabbit', 'engine/kernel', 'engine/base']],
  ['engine/kafka', ['engine/kafka', 'engine/kernel', 'engine/base']],
  ['engine/oracle', ['engine']],
  ['engine', ['engine']],
  [
    'scenarios',
    [
      'scenarios',
      'engine/index.ts',
      'engine/rabbit/setup.ts',
      'engine/kafka/setup.ts',
      'engine/kafka/config/defaults.ts',
      'valibot',
    ],
  ],
  [
    'app/worker',
    ['app/worker', 'engine/index.ts', 'engine/rabbit/model.ts', 'engine/kafka/model.ts', 'scenarios'],
  ],
  [
    'app/stage',
    [
      'app/stage',
      'app/store.ts',
      'app/i18n',
      'app/theme',
      'app/playback',
      'engine/index.ts',
      'react',
      'lucide-react',
    ],
  ],
  [
    'app/labs',
    [
      'app',
      'engine/index.ts',
      'engine/kafka/assignors/index.ts',
      'engine/kafka/partitioners/keys.ts',
      'engine/rabbit/exchanges/topic-words.ts',
      'engine/rabbit/index.ts',
      'scenarios',
      'react',
      'lucide-react',
    ],
  ],
  [
    'app',
    [
      'app',
      'engine/index.ts',
      'engine/rabbit/index.ts',
      'engine/rabbit/account.ts',
      'engine/kafka/index.ts',
      'engine/kafka/account.ts',
      'scenarios',
      'react',
      'react-dom',
      'zustand',
      'fflate',
      'lucide-react',
      'tinykeys',
      'valibot',
      '@fontsource-variable/',
    ],
  ],
  [
    'e2e',
    [
      'app',
      'engine',
      'scenarios',
      'e2e',
      'node:',
      'vitest',
      'vite',
      'fast-check',
      'smqp',
      'rolldown',
      'amqplib',
      '@playwright/test',
      '@axe-core/playwright',
      '@valibot/to-json-schema',
      'valibot',
    ],
  ],
]

/** Words that may not stand in code of a folder, and why. */
const BANNED: readonly (readonly [folder: string, word: RegExp, why: string])[] = [
  [
    'engine',
    /\bMath\.(random|log\w*|exp\w*|sin\w*|cos\w*|tan\w*|pow|sqrt|cbrt|hypot)\b/,
    'chance and floats differ between machines',
  ],
  [
    'engine',
    /\b(Date|performance|setTimeout|setInterval|queueMicrotask|Promise|console)\b[.(]/,
    'the engine has no clock of its own',
  ],
  ['engine', /\basync\s|\bawait\s/, 'the engine does not wait'],
  ['engine', /\.sort\(\)/, 'a sort has a comparison that breaks ties'],
  [
    'engine/kernel',
    /\b(queue|exchange|topic|partition|consumer|producer)s?\b/i,
    'the kernel knows no broker',
  ],
  ['', /\bTODO\b|\bFIXME\b|\bXXX\b/, 'what is left to do is an issue'],
  ['', /@ts-(ignore|expect-error)|eslint-disable/, 'the compiler is obeyed'],
  ['', /\b(it|test|describe)\.(skip|only|todo)\b/, 'a test runs or is not there'],
  ['', /^\s*(export )?(const )?enum\b/m, 'a union of words, not an enum'],
]

/** What a file imports, at its top or when it is needed. */
const IMPORT = /^(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm

const LINES_MAX = 300
const COLUMNS_MAX = 120

interface Source {
  readonly path: string
  readonly text: string
  readonly isTest: boolean
}

const sources = ['engine', 'scenarios', 'app', 'e2e'].flatMap((folder) => read(join(TOP, folder)))

describe('the house', () => {
  it('is read at all', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  it('lets only those import who may', () => {
    expect(sources.flatMap(forbiddenImports)).toEqual([])
  })

  it('has no files that need each other', () => {
    expect(circlesAmong(sources)).toEqual([])
  })

  it('has readers of traces that reach nothing of how a broker decides', () => {
    expect(accountsOf(sources)).toHaveLength(2)
    expect(accountsOf(sources).flatMap((account) => decidersBehind(account, sources))).toEqual([])
  })

  it('bans what makes a run differ, and words that say nothing', () => {
    expect(sources.flatMap(bannedWords)).toEqual([])
  })

  it('has files that can be read in one sitting', () => {
    const long = sources.filter(({ text, isTest }) => !isTest && text.split('\n').length > LINES_MAX + 1)
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length} lines`)).toEqual([])
  })

  it('has lines that fit', () => {
    const wide = sources.flatMap(({ path, text }) =>
      text
        .split('\n')
        .map((line, at) => ({ line, at }))
        .filter(({ line }) => line.length > COLUMNS_MAX && !line.includes('http'))
        .map(({ at }) => `${path}:${at + 1}`),
    )
    expect(wide.filter((place) => !/\/(en|ru)\.ts:/.test(place))).toEqual([])
  })

  it('exports by name, but for scenarios and their words', () => {
    const byDefault = sources.filter(
      ({ path, text }) => !path.startsWith('scenarios/') && /^export default/m.test(text),
    )
    expect(byDefault.map(({ path }) => path).filter((path) => !path.endsWith('.config.ts'))).toEqual([])
  })

  it('has the files and folders that its pages speak of', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'scenarios/README.md']
    const missing = pages.flatMap((page) =>
      [...readFileSync(join(TOP, page), 'utf8').matchAll(/`([\w.-]+(?:\/[\w.-]*)+)`/g)]
        .map((match) => match[1] as string)
        .filter((path) => path !== 'dist/' && !existsSync(join(TOP, path)))
        .map((path) => `${page} speaks of ${path}`),
    )
    expect(missing).toEqual([])
  })

  it('has a fence that can fail', () => {
    const fake = (path: string, text: string): Source => ({ path, text, isTest: false })
    expect(forbiddenImports(fake('engine/kernel/x.ts', "import { y } from '../rabbit/y.ts'"))).toHaveLength(1)
    expect(
      forbiddenImports(fake('engine/rabbit/x.ts', "import type { y } from '../kafka/y.ts'")),
    ).toHaveLength(1)
    expect(
      forbiddenImports(fake('app/stage/x.ts', "const y = () => import('../../engine/rabbit/state.ts')")),
    ).toHaveLength(1)
    expect(forbiddenImports(fake('engine/base/x.ts', "export { y } from '../base/y.ts'"))).toHaveLength(0)
    const circle = circlesAmong([
      fake('engine/a.ts', "import { b } from './b.ts'"),
      fake('engine/b.ts', "import { type T, c } from './c.ts'"),
      fake('engine/c.ts', "export { a } from './a.ts'\nimport type { d } from './d.ts'"),
      fake('engine/d.ts', "import { c } from './c.ts'"),
    ])
    expect(circle).toEqual(['engine/a.ts > engine/b.ts > engine/c.ts > engine/a.ts'])
    const deciders = decidersBehind('engine/kafka/account.ts', [
      fake('engine/kafka/account.ts', "import { fold } from './fold.ts'"),
      fake('engine/kafka/fold.ts', "import { ask } from './ask.ts'"),
      fake('engine/kafka/ask.ts', "import type { KafkaTurn } from './turn.ts'"),
    ])
    expect(deciders).toEqual(['engine/kafka/ask.ts'])
    expect(bannedWords(fake('engine/x.ts', 'const now = Date.now()'))).toHaveLength(1)
    expect(bannedWords(fake('engine/kernel/x.ts', 'const queue = 1'))).toHaveLength(1)
  })
})

function read(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): Source[] => {
    const full = join(folder, entry.name)
    if (entry.isDirectory()) return read(full)
    if (!/\.(ts|tsx|mjs)$/.test(entry.name) || entry.name.endsWith('.d.ts')) return []
    const path = relative(TOP, full)
    const isTest = /\.(test|spec|fixture)\.tsx?$/.test(path)
    return [{ path, text: readFileSync(full, 'utf8'), isTest }]
  })
}

function forbiddenImports({ path, text, isTest }: Source): string[] {
  if (isTest || path === 'e2e/house.test.ts') return []
  const row = MAY_IMPORT.find(([folder]) => path.startsWith(`${folder}/`))
  const imported = [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2]) as string)
  return imported
    .map((name) => (name.startsWith('.') ? relative(TOP, resolve(TOP, dirname(path), name)) : name))
    .filter((name) => !(row?.[1] ?? []).some((allowed) => isWithin(name, allowed)))
    .map((name) => `${path} imports ${name}`)
}

/** What a file needs when it runs: types are gone by then, and what is imported later is not needed at once. */
const NEEDED = /^(?:import|export)\s+(?!type\b)([^'"`;]*?)\bfrom\s*'(\.[^']+)'/gm

function neededBy({ path, text }: Source): string[] {
  return [...text.matchAll(NEEDED)]
    .filter(([, names = '']) => !/^\{(\s*type\s[^,}]*,?)*\s*\}\s*$/.test(names))
    .map(([, , name = '']) => relative(TOP, resolve(TOP, dirname(path), name)))
}

/** Files that lead back to themselves, each circle once. */
function circlesAmong(files: readonly Source[]): string[] {
  const needs = new Map(files.map((file) => [file.path, neededBy(file)]))
  const done = new Set<string>()
  const way: string[] = []
  const walk = (path: string): string[] => {
    const since = way.indexOf(path)
    if (since >= 0) return [[...way.slice(since), path].join(' > ')]
    if (done.has(path)) return []
    way.push(path)
    const found = (needs.get(path) ?? []).flatMap(walk)
    way.pop()
    done.add(path)
    return found
  }
  return [...needs.keys()].flatMap(walk)
}

const accountsOf = (files: readonly Source[]) =>
  files.map(({ path }) => path).filter((path) => /^engine\/\w+\/account\.ts$/.test(path))

/** What a broker's account needs that is given a turn, or a desk with one: only who decides is. */
function decidersBehind(account: string, files: readonly Source[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const reached = new Set([account])
  for (const path of reached) {
    const file = byPath.get(path)
    for (const needed of file === undefined ? [] : neededBy(file)) reached.add(needed)
  }
  const isGivenTurn = (path: string) => /^import[^']*\b\w*(?:Turn|Desk)\b/m.test(byPath.get(path)?.text ?? '')
  return [...reached].filter(isGivenTurn)
}

function isWithin(name: string, allowed: string): boolean {
  return (
    name === allowed || name.startsWith(`${allowed}/`) || (/[-:/]$/.test(allowed) && name.startsWith(allowed))
  )
}

function bannedWords({ path, text, isTest }: Source): string[] {
  if (path === 'e2e/house.test.ts') return []
  const code = isTest ? text : withoutComments(text)
  return BANNED.filter(
    ([folder, word]) => path.startsWith(folder) && !(isTest && folder !== '') && word.test(code),
  ).map(([, word, why]) => `${path}: ${word.source} (${why})`)
}

/** Comments may name what code may not. Those that say what is left to do are looked for before. */
function withoutComments(text: string): string {
  const unfinished = /\bTODO\b|\bFIXME\b|\bXXX\b|@ts-(ignore|expect-error)/.exec(text)?.[0] ?? ''
  return `${text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')}\n${unfinished}`
}
