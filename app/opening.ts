import { valueAt } from '../engine/index.ts'
import { type Entry, type Narration, type Scenario, scenarioOf } from '../scenarios/index.ts'
import { addressKeeper } from './address.ts'
import { engineOf, vetScenario } from './engines.ts'
import { loadWords, type Words, wordsOf } from './i18n/index.ts'
import { type LinkState, readLink } from './link.ts'
import { ownWords } from './own-words.ts'
import { setCurrentSession } from './playback/current.ts'
import { type Beginning, LiveSession } from './playback/live-session.ts'
import { knobOf } from './playback/recipe.ts'
import type { AnyEngine } from './playback/session.ts'
import type { Surroundings } from './playback/session-core.ts'
import { OWN_SCENARIO, type Route } from './router.ts'
import { type Failure, type Language, useStore } from './store.ts'
import { isMotionReduced } from './theme/theme.ts'
import { startEngineroom } from './worker/start.ts'

/** What a link begins with that names a beat: it can be written by hand. */
const BEAT = 'beat='

/** A scenario with how to get its words. */
interface Opened {
  readonly scenario: Scenario
  readonly isOwn: boolean
  narration(language: Language): Promise<Narration>
}

const surroundings: Surroundings = {
  startRoom: startEngineroom,
  isMotionReduced,
  address: () => location.href.replace(/#.*$/s, ''),
}

/** Opens the scenario of a route. It is closed when the reader leaves, also if it is not open by then. */
export async function openScenario(
  route: Extract<Route, { screen: 'player' }>,
  own: Scenario | undefined,
  leaving: AbortSignal,
): Promise<void> {
  const keepAddress = addressKeeper()
  const beat = route.link?.startsWith(BEAT) === true ? route.link.slice(BEAT.length) : undefined
  const read = route.link === undefined || beat !== undefined ? undefined : readLink(route.link)
  const link = read?.ok === true ? read.state : undefined
  await speak(link?.language)
  const words = wordsOf(useStore.getState().language)
  if (read?.ok === false) return fail(brokenLink(words, read.fault, read.detail), leaving)
  const opened = await load(route.id, own, link)
  if ('failure' in opened) return fail(opened.failure, leaving)
  const fault =
    link === undefined ? unknownBeat(opened.scenario, beat, words) : unknownIn(opened.scenario, link, words)
  if (fault !== undefined) return fail(linkFailure(fault, words), leaving)
  const [engine, narration] = await Promise.all([
    engineOf(opened.scenario.model),
    opened.narration(useStore.getState().language),
  ])
  if (leaving.aborted) return
  useStore.setState({ narration })
  await begin(opened, engine, link ?? beat, { leaving, keepAddress })
}

/** A link speaks the language in which it was made. */
async function speak(language: Language | undefined): Promise<void> {
  if (language === undefined) return
  await loadWords(language)
  useStore.setState({ language })
}

/** The reader's stay on a scenario. */
interface Stay {
  readonly leaving: AbortSignal
  readonly keepAddress: (hash: string) => boolean
}

async function begin(
  opened: Opened,
  engine: AnyEngine,
  start: LinkState | string | undefined,
  stay: Stay,
): Promise<void> {
  const { leaving } = stay
  const link = typeof start === 'string' ? undefined : start
  const scenario = link?.seed === undefined ? opened.scenario : { ...opened.scenario, seed: link.seed }
  const session = new LiveSession(scenario, engine, surroundings)
  session.isOwn = opened.isOwn
  const pause = () => document.hidden && session.pause()
  document.addEventListener('visibilitychange', pause, { signal: leaving })
  const stops = [followLanguage(opened, leaving), keepMoments(session, stay.keepAddress)]
  leaving.addEventListener('abort', () => {
    for (const stop of stops) stop()
    session.close()
  })
  setCurrentSession(session)
  if (link?.tab !== undefined) useStore.setState({ tab: link.tab })
  await session.open(link satisfies Beginning | undefined)
  if (typeof start === 'string' && !leaving.aborted) await session.seek({ beat: start })
}

/** A moment that is looked at for so long is kept in the address. */
const LOOKED_AT_MS = 400

/** The address goes along with the moment, so that a page that is loaded again shows the same one. */
function keepMoments(session: LiveSession, keepAddress: Stay['keepAddress']): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    const { mode, frame } = useStore.getState()
    if (mode === 'paused' && frame !== 'embed') keepAddress(session.hashOfMoment())
  }
  const stop = useStore.subscribe((page, before) => {
    const isSame = page.seq === before.seq && page.tick === before.tick && page.branchId === before.branchId
    if ((isSame && page.mode === before.mode) || page.mode === 'playing') return
    clearTimeout(timer)
    timer = setTimeout(keep, LOOKED_AT_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

async function load(
  id: string,
  own: Scenario | undefined,
  link: LinkState | undefined,
): Promise<Opened | { readonly failure: Failure }> {
  if (own !== undefined) return openedOwn(own)
  if (id === OWN_SCENARIO) return parse(link?.scenario)
  const entry = scenarioOf(id)
  return entry === undefined ? { failure: unknownScenario(id) } : openedEntry(entry)
}

async function openedEntry({ scenario, words }: Entry): Promise<Opened> {
  return {
    scenario: (await scenario()).default,
    isOwn: false,
    narration: async (language) => (await words[language]()).default,
  }
}

function openedOwn(scenario: Scenario): Opened {
  return { scenario, isOwn: true, narration: async (language) => ownWords(scenario, language) }
}

async function parse(json: unknown): Promise<Opened | { readonly failure: Failure }> {
  const parsed = await vetScenario(json)
  if (parsed.ok) return openedOwn(parsed.scenario)
  const [problem] = parsed.problems
  const message = problem === undefined ? '' : `${problem.path}: ${problem.message}`
  const fix = problem === undefined ? {} : { fix: problem.fix }
  return {
    failure: { kind: 'scenario', message, ...fix, report: JSON.stringify(parsed.problems, undefined, 2) },
  }
}

/** The story follows the page's language, at the same moment of the same branch. */
function followLanguage(opened: Opened, leaving: AbortSignal): () => void {
  const show = async (language: Language) => {
    const narration = await opened.narration(language)
    if (leaving.aborted || useStore.getState().language !== language) return
    useStore.setState({ narration })
    document.title = `${narration.title} · Brokerscope`
  }
  void show(useStore.getState().language)
  return useStore.subscribe(({ language }, before) => {
    if (language !== before.language) void show(language)
  })
}

function fail(failure: Failure, leaving: AbortSignal): void {
  if (!leaving.aborted) useStore.setState({ mode: 'failed', failure })
}

function unknownScenario(id: string): Failure {
  const { time } = wordsOf(useStore.getState().language)
  return { kind: 'link', message: time.link.unknownScenario(id), report: location.href }
}

function brokenLink({ time }: Words, fault: 'version' | 'cut' | 'content', detail: string): Failure {
  const { broken, newer, cut } = time.link
  const fix = fault === 'version' ? newer(detail) : fault === 'cut' ? cut : detail
  return { kind: 'link', message: broken, fix, report: location.href }
}

function linkFailure(message: string, { time }: Words): Failure {
  return { kind: 'link', message, fix: time.link.plain, report: location.href }
}

function unknownBeat({ beats }: Scenario, beat: string | undefined, { time }: Words): string | undefined {
  return beat === undefined || beats.some(({ id }) => id === beat) ? undefined : time.link.unknownBeat(beat)
}

/** A knob, or a path that leads to something in the setup. */
function isSetting(scenario: Scenario, name: string): boolean {
  if (knobOf(scenario, name) !== undefined) return true
  return name.startsWith('/') && valueAt(scenario.setup, name) !== undefined
}

/** What a link speaks of must be in the scenario: both may have changed since. */
function unknownIn(scenario: Scenario, link: LinkState, { time }: Words): string | undefined {
  const known = new Set(['main', ...scenario.branches.map(({ id }) => id)])
  for (const [row, { parent, deed }] of link.whatIfs.entries()) {
    if (!known.has(parent)) return time.link.unknownBranch(parent)
    if (deed.do !== 'order' && !isSetting(scenario, deed.knob)) return time.link.unknownKnob(deed.knob)
    known.add(`w${row + 1}`)
  }
  return known.has(link.branch) ? undefined : time.link.unknownBranch(link.branch)
}
