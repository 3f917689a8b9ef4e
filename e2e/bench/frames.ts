import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, type Worker } from '@playwright/test'
import { hasOwnBrowser, systemBrowser } from '../find-browser.ts'
import { crowdOf } from './crowd.ts'
import { median } from './measure.ts'

const PORT = 4181
const WARM_MS = 1_500
const ROUND_MS = 2_000
const ROUNDS = 3
const PAUSED_MS = 1_000

/** What a crowd costs: the median of a few rounds. `mainMs` is CPU time of the page's main thread a frame. */
export interface FrameCost {
  /** As many as were on their way, as the page counts them. */
  readonly tokens: number
  /** Of the page and of the worker that paints, whichever has fewer. */
  readonly framesPerSecond: number
  readonly mainMs: number
  /** Of both. */
  readonly framesWhilePaused: number
}

/** The page as it is played, or why that cannot be measured here. */
export type FrameCosts = readonly FrameCost[] | { readonly skipped: string }

/** Plays the built page in a browser without a GPU, with so many tokens in flight. */
export async function frameCosts(crowds: readonly number[]): Promise<FrameCosts> {
  const system = systemBrowser()
  if (!hasOwnBrowser() && system === undefined) {
    return { skipped: 'no browser: "npx playwright install chromium", or set CHROMIUM_PATH' }
  }
  if (!existsSync('dist/index.html')) return { skipped: 'no built page: "npm run build" first' }
  const executable = hasOwnBrowser() ? {} : { executablePath: system as string }
  const server = spawn(process.execPath, ['e2e/serve.mjs', String(PORT)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const browser = await chromium.launch({ ...executable, chromiumSandbox: false, args: ['--disable-gpu'] })
  try {
    await serving(server)
    const costs: FrameCost[] = []
    for (const tokens of crowds) costs.push(await costOf(browser, tokens))
    return costs
  } finally {
    await browser.close()
    server.kill()
  }
}

async function serving(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit').then(() => {
    throw new Error(`nothing can be served at port ${PORT}`)
  })
  await Promise.race([once(server.stdout as NonNullable<typeof server.stdout>, 'data'), gone])
}

async function costOf(browser: Browser, tokens: number): Promise<FrameCost> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(countFrames)
  await page.goto(`http://127.0.0.1:${PORT}/`)
  const { scenario, from } = crowdOf(tokens)
  await page.evaluate(open, { scenario, from })
  await page.waitForTimeout(WARM_MS)
  const painter = await painterOf(page)
  const mainThread = await mainThreadOf(page)
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await roundOf(page, painter, mainThread))
  await page.evaluate(() => (window as unknown as Paged).brokerscope.pause())
  await page.waitForTimeout(PAUSED_MS / 2)
  const before = await look(page, painter)
  await page.waitForTimeout(PAUSED_MS)
  const after = await look(page, painter)
  await page.close()
  return {
    tokens: median(rounds.map((round) => round.tokens)),
    framesPerSecond: median(rounds.map(({ frames, painted, ms }) => (Math.min(frames, painted) * 1000) / ms)),
    mainMs: median(rounds.map(({ frames, mainMs }) => mainMs / frames)),
    framesWhilePaused: after.frames - before.frames + after.painted - before.painted,
  }
}

interface Round {
  readonly tokens: number
  readonly frames: number
  readonly painted: number
  readonly ms: number
  readonly mainMs: number
}

async function roundOf(page: Page, painter: Worker, mainThread: () => Promise<number>): Promise<Round> {
  const [before, mainBefore] = [await look(page, painter), await mainThread()]
  await page.waitForTimeout(ROUND_MS)
  const [after, mainAfter] = [await look(page, painter), await mainThread()]
  return {
    tokens: after.tokens,
    frames: after.frames - before.frames,
    painted: after.painted - before.painted,
    ms: after.now - before.now,
    mainMs: (mainAfter - mainBefore) * 1000,
  }
}

/** CPU seconds of tasks of the page's main thread so far: what other programs do meanwhile does not count. */
async function mainThreadOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
}

interface Paged {
  framesAsked: number
  readonly brokerscope: {
    readonly ready: Promise<void>
    load(scenario: unknown): Promise<void>
    seek(goal: { readonly tick: number }): Promise<void>
    play(options: { readonly speed: number; readonly untilEnd: boolean }): Promise<void>
    pause(): void
    inFlight(): number
  }
}

/** The worker that paints what moves; from here on its frames are counted. */
async function painterOf(page: Page): Promise<Worker> {
  const painter = page.workers().find((worker) => worker.url().includes('painter'))
  if (painter === undefined) throw new Error('the page has no worker that paints')
  await painter.evaluate(countFrames)
  return painter
}

/** In the page before it begins, or in a worker: counts the frames that are asked for. */
function countFrames(): void {
  const counted = globalThis as unknown as { framesAsked: number }
  const ask = globalThis.requestAnimationFrame.bind(globalThis)
  counted.framesAsked = 0
  globalThis.requestAnimationFrame = (callback) => {
    counted.framesAsked++
    return ask(callback)
  }
}

/** In the page: goes to where all are on their way, and plays. */
async function open({ scenario, from }: { scenario: unknown; from: number }): Promise<void> {
  const { brokerscope } = window as unknown as Paged
  await brokerscope.ready
  await brokerscope.load(scenario)
  await brokerscope.seek({ tick: from })
  void brokerscope.play({ speed: 1, untilEnd: true })
}

interface Look {
  readonly frames: number
  readonly painted: number
  readonly tokens: number
  readonly now: number
}

async function look(page: Page, painter: Worker): Promise<Look> {
  const painted = await painter.evaluate(() => (globalThis as unknown as Paged).framesAsked)
  return page.evaluate((count) => {
    const { framesAsked, brokerscope } = window as unknown as Paged
    const tokens = brokerscope.inFlight()
    return { frames: framesAsked, painted: count, tokens, now: performance.now() }
  }, painted)
}
