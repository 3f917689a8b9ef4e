import { arrival, openOwn } from './navigation.ts'
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
  branches(): readonly (BranchCard & { readonly isCurrent: boolean })[]
}

/** The hook of scripts and tests. */
export const automation: Automation = {
  get ready() {
    return arrival()
  },
  async load(json) {
    const [{ parseScenario }, { writeLink }] = await Promise.all([
      import('../scenarios/schema/validate.ts'),
      import('./link.ts'),
    ])
    const parsed = parseScenario(json)
    if (!parsed.ok) {
      const lines = parsed.problems.map(({ path, message, fix }) => `${path}: ${message} (${fix})`)
      throw Object.assign(new Error(lines.join('\n')), { problems: parsed.problems })
    }
    const { scenario } = parsed
    await openOwn(scenario, writeLink({ whatIfs: [], branch: 'main', seq: 0, tick: 0, scenario }))
  },
  state: () => plainOf(settled().seen()),
  events() {
    const { events, ticks, causes } = settled().trace()
    const { seq: told } = useStore.getState()
    return events.slice(0, told).map((event, seq) => ({
      seq,
      tick: ticks[seq],
      cause: causes[seq],
      ...(plainOf(event) as object),
    }))
  },
  seek: (goal) => open().seek(goal),
  async play({ speed, untilEnd = false } = {}) {
    const session = open()
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
    const { branches, branchId } = useStore.getState()
    return branches.map((branch) => ({ ...branch, isCurrent: branch.id === branchId }))
  },
}

/** Puts the hook where scripts look for it. */
export function offerAutomation(): void {
  Object.defineProperty(window, 'brokerscope', { value: automation, configurable: true })
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
