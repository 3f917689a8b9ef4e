import { goalFault, shown } from './goal.ts'
import { wordsOf } from './i18n/index.ts'
import { arrival, openOwn } from './navigation.ts'
import { branchName } from './panels/branch-name.ts'
import { plainOf } from './plain.ts'
import { currentSession } from './playback/current.ts'
import type { Goal, Session } from './playback/session.ts'
import { type BranchCard, useStore } from './store.ts'

/** What a script may ask of the page. The README's table says each in a line. */
export interface Automation {
  /** Resolves when the page shows what its address says. */
  readonly ready: Promise<void>
  load(scenario: unknown): Promise<void>
  state(): unknown
  events(): unknown[]
  seek(goal: Goal): Promise<void>
  /** Resolves when it stops playing, by itself or by another's hand. */
  play(options?: { readonly speed?: number; readonly untilEnd?: boolean }): Promise<void>
  pause(): void
  inFlight(): number
  hash(): string
  /** Each with the name that the page shows for it. */
  branches(): readonly (BranchCard & { readonly name: string; readonly isCurrent: boolean })[]
}

/** The hook of scripts and tests. */
export const automation: Automation = {
  get ready() {
    return arrival()
  },
  async load(json) {
    const [{ vetScenario }, { writeLink }] = await Promise.all([import('./engines.ts'), import('./link.ts')])
    const parsed = await vetScenario(plainJson(json))
    if (!parsed.ok) {
      const lines = parsed.problems.map(({ path, message, fix }) => `${path}: ${message} (${fix})`)
      throw Object.assign(new Error(lines.join('\n')), { problems: parsed.problems })
    }
    const { scenario } = parsed
    await openOwn(scenario, writeLink({ whatIfs: [], branch: 'main', seq: 0, tick: 0, scenario }))
    refuseFailed()
  },
  state: () => plainOf(settled().seen()),
  events() {
    const session = settled()
    const { events, ticks, causes } = session.trace()
    return events.slice(0, session.seq).map((event, seq) => ({
      seq,
      tick: ticks.get(seq),
      cause: causes.get(seq),
      ...(plainOf(event) as object),
    }))
  },
  async seek(goal) {
    const session = open()
    const fault = goalFault(
      goal,
      session.scenario.beats.map(({ id }) => id),
    )
    if (fault !== undefined) throw new Error(fault)
    refuseFailed()
    await session.seek(goal)
    refuseFailed()
    await pictured(session)
  },
  async play({ speed, untilEnd = false } = {}) {
    const session = open()
    if (speed !== undefined && !(typeof speed === 'number' && speed > 0))
      throw new Error(`play: speed is a number above 0, not ${shown(speed)}`)
    if (speed !== undefined) session.setSpeed(speed)
    session.play({ untilEnd })
    await standstill()
  },
  pause: () => open().pause(),
  inFlight() {
    const { reading, moving } = open().feed.now()
    return moving.filter(
      ({ motion, departs, arrives }) => motion.from !== motion.to && departs <= reading && reading < arrives,
    ).length
  },
  hash: () => open().hash(),
  branches() {
    const { branches, branchId, narration, language } = useStore.getState()
    const knobs = currentSession()?.scenario.knobs ?? []
    const speech = { narration, language, words: wordsOf(language) }
    return branches.map((branch) => ({
      ...branch,
      name: branchName(branch, speech, knobs),
      isCurrent: branch.id === branchId,
    }))
  },
}

/** Puts the hook where scripts look for it. */
export function offerAutomation(): void {
  Object.defineProperty(window, 'brokerscope', { value: automation, configurable: true })
}

/** What a script gives is cut down to what JSON can say: a link, a file and the worker take nothing else. */
function plainJson(given: unknown): unknown {
  if (typeof given === 'string')
    throw new Error('/: a scenario is an object, not a text (give JSON.parse(text))')
  try {
    return JSON.parse(JSON.stringify(given) ?? 'null')
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new Error(`/: it is no plain JSON: ${why} (give what JSON.stringify can write)`)
  }
}

/** What went wrong in the page is a script's business, too. */
function refuseFailed(): void {
  const { mode, failure } = useStore.getState()
  if (mode !== 'failed' || failure === undefined) return
  throw new Error(failure.fix === undefined ? failure.message : `${failure.message} (${failure.fix})`)
}

function open(): Session {
  const session = currentSession()
  if (session === undefined) throw new Error('no scenario is open: go to #/s/<id>, or load one')
  return session
}

/** A step that is on its way is there before it is asked about. */
function settled(): Session {
  const session = open()
  if (useStore.getState().mode === 'stepping') session.pause()
  return session
}

/** A page that is not in sight gets no frames: nobody waits for its picture longer than this. */
const PICTURE_MS_MAX = 300

/** The stage is painted beside the page: who takes a picture of it after a seek finds it painted. */
function pictured(session: Session): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PICTURE_MS_MAX)
    void session.drawn().then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function standstill(): Promise<void> {
  const moves = () => ['playing', 'forking', 'loading'].includes(useStore.getState().mode)
  if (!moves()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = useStore.subscribe(() => {
      if (moves()) return
      stop()
      resolve()
    })
  })
}
