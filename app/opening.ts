import { valueAt } from '../engine/index.ts'
import { type Entry, type ModelName, type Narration, type Scenario, scenarioOf } from '../scenarios/index.ts'
import { MAIN } from '../scenarios/play.ts'
import { addressKeeper } from './address.ts'
import { engineOf, vetScenario } from './engines.ts'
import { loadWords, type Words, wordsOf } from './i18n/index.ts'
import type { LinkState } from './link.ts'
import { ownWords } from './own-words.ts'
import { setCurrentSession } from './playback/current.ts'
import { type Beginning, LiveSession } from './playback/live-session.ts'
import { knobOf, MAIN_RECIPE, orderOf } from './playback/recipe.ts'
import type { AnyEngine } from './playback/session.ts'
import type { Surroundings } from './playback/session-core.ts'
import type { LinkRead } from './read-link.ts'
import { OWN_SCENARIO, type Route } from './router.ts'
import { type Failure, type Language, useStore } from './store.ts'
import { isMotionReduced } from './theme/theme.ts'
import type { Order } from './worker/client.ts'
import { type Engineroom, readyEngineroom, startEngineroom } from './worker/start.ts'

/** What a link begins with that names a beat: it can be written by hand. */
const BEAT = 'beat='

/** A scenario with how to get its words, and what runs it: the page's side of the broker, and a worker. */
interface Opened {
  readonly scenario: Scenario
  readonly isOwn: boolean
  readonly engine: AnyEngine
  readonly room: Engineroom
  narration(language: Language): Promise<Narration>
}

/** What a session is opened in. Its first worker is under way since it was known which broker it takes. */
function surroundings(ahead: Engineroom): Surroundings {
  let first: Engineroom | undefined = ahead
  return {
    startRoom: () => {
      const room = first ?? startEngineroom()
      first = undefined
      return room
    },
    isMotionReduced,
    address: () => location.href.replace(/#.*$/s, ''),
  }
}

/**
 * Opens the scenario of a route. It is closed when the reader leaves, also if it is not open by then. `room` is the
 * worker that was readied for it, if its broker was known.
 */
export async function openScenario(
  route: Extract<Route, { screen: 'player' }>,
  own: Scenario | undefined,
  room: Engineroom | undefined,
  leaving: AbortSignal,
): Promise<void> {
  const keepAddress = addressKeeper()
  const beat = route.link?.startsWith(BEAT) === true ? route.link.slice(BEAT.length) : undefined
  const read = route.link === undefined || beat !== undefined ? undefined : await readLink(route.link)
  const link = read?.ok === true ? read.state : undefined
  await speak(link?.language)
  const words = wordsOf(useStore.getState().language)
  if (read?.ok === false) return fail(brokenLink(words, read.fault, read.detail), leaving)
  if (leaving.aborted) return
  const opened = await load(route.id, own, link, (model) => room ?? readyEngineroom(model, leaving))
  if ('failure' in opened) return fail(opened.failure, leaving)
  const fault =
    link === undefined ? unknownBeat(opened.scenario, beat, words) : unknownIn(opened.scenario, link, words)
  if (fault !== undefined) return fail(linkFailure(fault, words), leaving)
  const narration = await opened.narration(useStore.getState().language)
  if (leaving.aborted) return
  useStore.setState({ narration })
  await begin(opened, link ?? beat, { leaving, keepAddress })
}

/** The run that a scenario will want first if it is opened. What is told of it is fetched too. */
export async function orderAhead({ scenario, words }: Entry): Promise<Order> {
  const [{ default: own }] = await Promise.all([scenario(), words[useStore.getState().language]()])
  return orderOf(own, MAIN, MAIN_RECIPE)
}

/** Few come by a link: the reader of links is fetched for those who do. */
async function readLink(link: string): Promise<LinkRead> {
  return (await import('./read-link.ts')).readLink(link)
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

async function begin(opened: Opened, start: LinkState | string | undefined, stay: Stay): Promise<void> {
  const { leaving } = stay
  const link = typeof start === 'string' ? undefined : start
  const scenario = link?.seed === undefined ? opened.scenario : { ...opened.scenario, seed: link.seed }
  const session = new LiveSession(scenario, opened.engine, surroundings(opened.room))
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
  opened.room.client.foresee(orderOf(scenario, MAIN, MAIN_RECIPE))
  await painted()
  if (leaving.aborted) return
  await session.open(link satisfies Beginning | undefined)
  if (typeof start === 'string' && !leaving.aborted) await session.seek({ beat: start })
}

/** No frame comes to a window that is hidden: nobody waits longer for one than this. */
const PAINT_MS_MAX = 50

/** What is told is on screen before the page goes through the run that it is told of. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, PAINT_MS_MAX)
  })
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

/** The worker for a scenario of a broker. */
type RoomFor = (model: ModelName) => Engineroom

async function load(
  id: string,
  own: Scenario | undefined,
  link: LinkState | undefined,
  roomFor: RoomFor,
): Promise<Opened | { readonly failure: Failure }> {
  if (own !== undefined) return openedOwn(own, roomFor)
  if (id === OWN_SCENARIO) return parse(link?.scenario, roomFor)
  const entry = scenarioOf(id)
  return entry === undefined ? { failure: unknownScenario(id) } : openedEntry(entry, roomFor)
}

/** Everything that a scenario of ours needs is asked for at once: its card knows which broker it takes. */
async function openedEntry({ card, scenario, words }: Entry, roomFor: RoomFor): Promise<Opened> {
  const room = roomFor(card.model)
  const [engine, { default: own }] = await Promise.all([
    engineOf(card.model),
    scenario(),
    words[useStore.getState().language](),
  ])
  const narration = async (language: Language) => (await words[language]()).default
  return { scenario: own, isOwn: false, engine, room, narration }
}

async function openedOwn(scenario: Scenario, roomFor: RoomFor): Promise<Opened> {
  const room = roomFor(scenario.model)
  const narration = async (language: Language) => ownWords(scenario, language)
  return { scenario, isOwn: true, engine: await engineOf(scenario.model), room, narration }
}

async function parse(json: unknown, roomFor: RoomFor): Promise<Opened | { readonly failure: Failure }> {
  const parsed = await vetScenario(json)
  if (parsed.ok) return openedOwn(parsed.scenario, roomFor)
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
