import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { advance, createRun, digestOf } from '../../engine/index.ts'
import { readLink } from '../read-link.ts'
import { routeOf } from '../router.ts'
import { useStore } from '../store.ts'
import { EngineClient } from '../worker/client.ts'
import { serve } from '../worker/host.ts'
import type { AnyModel, Port } from '../worker/protocol.ts'
import { type Beginning, LiveSession } from './live-session.ts'
import { journalOfRecipe, MAIN_RECIPE } from './recipe.ts'
import { anyToy, toyScenario } from './toy.fixture.ts'

const initial = useStore.getState()
const channels: MessageChannel[] = []
const sessions: LiveSession[] = []

/** Frames that come when a test says so. */
class HandFrames {
  private due: ((now: number) => void) | undefined
  private now = 0
  request = (callback: (now: number) => void): number => {
    this.due = callback
    return 1
  }
  cancel = (): void => {
    this.due = undefined
  }
  get isAsked(): boolean {
    return this.due !== undefined
  }
  /** Lets so much time go by, in frames of 16 ms, as long as frames are asked for. */
  pass(milliseconds: number): void {
    for (let left = milliseconds; left > 0 && this.due !== undefined; left -= 16) {
      const { due } = this
      this.due = undefined
      this.now += 16
      due(this.now)
    }
  }
}

const broken: AnyModel = {
  ...anyToy.model,
  evolve: () => {
    throw new Error('the fold broke')
  },
}
let isBroken = false
/** The clients of all workers, and what makes the last of them die. */
const clients: EngineClient[] = []
const die = () => clients.at(-1)?.fail({ message: 'out of memory', stack: '', isLost: true })

function startRoom() {
  const channel = new MessageChannel()
  channels.push(channel)
  serve(channel.port2 as unknown as Port, { toy: async () => (isBroken ? broken : anyToy.model) })
  const client = new EngineClient(channel.port1 as unknown as Port)
  clients.push(client)
  return {
    client,
    stop: () => {
      channel.port1.close()
      channel.port2.close()
    },
  }
}

async function open(beginning?: Beginning) {
  const frames = new HandFrames()
  const session = new LiveSession(toyScenario, anyToy, {
    startRoom,
    isMotionReduced: () => false,
    address: () => 'https://example.org/page/',
    frames,
  })
  sessions.push(session)
  await session.open(beginning)
  return { session, frames }
}

const page = () => useStore.getState()
const stateNow = (session: LiveSession) => structuredClone(session.seen())

beforeEach(() => useStore.setState(initial, true))
afterEach(() => {
  for (const session of sessions.splice(0)) session.close()
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close()
    port2.close()
  }
})

describe('a session', () => {
  test('opens paused at its beginning, with the run of its journal', async () => {
    const { session } = await open()
    expect(page()).toMatchObject({ mode: 'paused', seq: 0, tick: 0, beat: -1, branchId: 'main' })
    const run = createRun(anyToy.model, journalOfRecipe(toyScenario, MAIN_RECIPE))
    advance(run, toyScenario.until)
    expect(session.hash()).toBe(digestOf(run.trace))
    expect(page().length).toBe(run.trace.events.length)
  })

  test('goes thirty events forward and back through the same states', async () => {
    const { session, frames } = await open()
    const forward = [stateNow(session)]
    for (let step = 0; step < 30; step++) {
      session.stepEvent(1)
      frames.pass(1_000)
      forward.push(stateNow(session))
    }
    expect(page().seq).toBe(30)
    for (let step = 29; step >= 0; step--) {
      session.stepEvent(-1)
      frames.pass(1_000)
      expect(stateNow(session)).toEqual(forward[step])
    }
    expect(page()).toMatchObject({ seq: 0, tick: 0 })
  })

  test('is exact when a step is not waited for', async () => {
    const { session } = await open()
    for (let step = 0; step < 5; step++) session.stepEvent(1)
    session.pause()
    expect(page().seq).toBe(5)
    for (let step = 0; step < 3; step++) session.stepEvent(-1)
    session.pause()
    expect(page().seq).toBe(2)
  })

  test('scrubbed anywhere shows what it showed when it was played there', async () => {
    const { session, frames } = await open()
    const played = new Map<number, unknown>()
    const stop = useStore.subscribe(({ seq }) => played.set(seq, stateNow(session)))
    session.play({ untilEnd: true })
    frames.pass(600_000)
    stop()
    expect(page().mode).toBe('paused')
    expect(played.size).toBeGreaterThan(30)
    session.scrub('begin')
    for (let step = 0; step < 40; step++) {
      await session.seek({ reading: ((step * 7919) % 1000) * 0.001 * page().readingEnd })
      if (played.has(page().seq)) expect(stateNow(session)).toEqual(played.get(page().seq))
    }
    session.scrub('end')
    expect(page().mode).toBe('paused')
  })

  test('asks for no frame while it is paused', async () => {
    const { session, frames } = await open()
    frames.pass(100)
    expect(frames.isAsked).toBe(false)
    session.play()
    expect(frames.isAsked).toBe(true)
    frames.pass(32)
    session.pause()
    frames.pass(32)
    expect(frames.isAsked).toBe(false)
  })

  test('steps by ticks, and tells the rest of a tick first', async () => {
    const { session } = await open()
    session.stepTick(1)
    expect(page()).toMatchObject({ tick: 0, seq: session.trace().ticks.countUpTo(0) })
    session.stepTick(1)
    expect(page().tick).toBe(1)
    session.stepTick(1)
    expect(page().tick).toBe(2)
    session.stepTick(-1)
    expect(page().tick).toBe(1)
    await session.seek({ seq: 1 })
    const { tick } = page()
    session.stepTick(-1)
    expect(page().tick).toBe(Math.max(0, tick - 1))
  })
})

describe('playing', () => {
  test('stops at each beat, and before a beat with a bet to ask', async () => {
    const { session, frames } = await open()
    session.play()
    expect(page().mode).toBe('playing')
    frames.pass(20_000)
    expect(page()).toMatchObject({ mode: 'paused', beat: 0 })
    const { seq } = page()
    session.play()
    expect(page()).toMatchObject({ mode: 'asking', asked: 'who', seq })
    session.placeBet('who', 'is-a')
    session.play()
    expect(page().mode).toBe('playing')
    expect(page().bets['who']?.isRevealed).toBe(false)
    frames.pass(20_000)
    expect(page()).toMatchObject({ mode: 'paused', beat: 1, asked: undefined })
    expect(page().bets['who']).toEqual({ answer: 'is-a', isRevealed: true })
    expect(['a', 'b', 'c']).toContain(session.truthOf('who'))
  })

  test('waved on shows the answer without one', async () => {
    const { session } = await open()
    for (let press = 0; press < 3; press++) session.stepBeat(1)
    expect(page()).toMatchObject({ beat: 1, mode: 'paused' })
    expect(page().bets['who']).toEqual({ isRevealed: true })
  })

  test('goes from beat to beat across branches to the last one and back', async () => {
    const { session } = await open()
    const forward: [number, string][] = []
    for (let press = 0; press < 6; press++) {
      session.stepBeat(1)
      await expect.poll(() => page().mode).not.toBe('forking')
      forward.push([page().beat, page().branchId])
    }
    expect(forward.slice(0, 5)).toEqual([
      [0, 'main'],
      [0, 'main'],
      [1, 'main'],
      [2, 'main'],
      [3, 'dropping'],
    ])
    session.stepBeat(-1)
    session.stepBeat(-1)
    session.stepBeat(-1)
    expect(page()).toMatchObject({ beat: 1, branchId: 'main' })
  })

  test('instantly is there at once', async () => {
    const { session } = await open()
    session.setSpeed(Number.POSITIVE_INFINITY)
    session.play()
    expect(page()).toMatchObject({ mode: 'paused', beat: 0 })
  })

  test('in a loop tells the same beat again after a rest', async () => {
    const { session, frames } = await open()
    session.toggleLoop()
    session.play()
    frames.pass(20_000)
    expect(page().mode).toBe('playing')
    session.toggleLoop()
    frames.pass(20_000)
    expect(page()).toMatchObject({ mode: 'paused', beat: 0 })
  })
})

describe('a stretch of a run', () => {
  test('is played again and again, from its beginning, until one lets go of it', async () => {
    const { session, frames } = await open()
    const [from, to] = [session.readingAtTick(300), session.readingAtTick(700)]
    session.loopOver({ from, to })
    session.play()
    expect(page()).toMatchObject({ mode: 'playing', tick: 300 })
    frames.pass(to - from + 400)
    expect(page()).toMatchObject({ mode: 'playing', tick: 700 })
    frames.pass(400)
    expect(page().mode).toBe('playing')
    expect(page().reading).toBeLessThan(to)
    session.toggleLoop()
    expect(page()).toMatchObject({ mode: 'paused', interval: undefined, isLooping: false })
  })

  test('has what changed in it, and belongs to its branch', async () => {
    const { session } = await open()
    const interval = { from: session.readingAtTick(300), to: session.readingAtTick(700) }
    session.loopOver(interval)
    const [before, after] = session.scenesOf(interval)
    await session.seek({ tick: 300 })
    expect(session.scene().places.map(({ facts }) => facts)).toEqual(before.places.map(({ facts }) => facts))
    await session.seek({ tick: 700 })
    expect(session.scene().places.map(({ facts }) => facts)).toEqual(after.places.map(({ facts }) => facts))
    await session.turnKnob('slow', 80)
    expect(page().interval).toBeUndefined()
  })
})

describe('a branch', () => {
  test('by an action leaves its parent as it was', async () => {
    const { session } = await open()
    const hash = session.hash()
    await session.seek({ tick: 300 })
    const action = session.scene().places.flatMap(({ actions }) => actions)[0]
    if (action === undefined) throw new Error('the toy has actions')
    await session.act(action)
    expect(page()).toMatchObject({ branchId: 'w1', mode: 'paused' })
    expect(page().branches.at(-1)).toMatchObject({
      kind: 'what-if',
      parent: 'main',
      forkTick: 301,
      number: 3,
    })
    expect(page().branches.at(-1)?.turned).toEqual({ by: 'action', action: 'drop', place: 'a' })
    await session.switchBranch('main')
    expect(session.hash()).toBe(hash)
    expect(page().tick).toBe(301)
  })

  test('by a knob stays at the tick, and by another is another', async () => {
    const { session } = await open()
    await session.seek({ tick: 700 })
    await session.turnKnob('slow', 80)
    expect(page()).toMatchObject({ branchId: 'w1', tick: 700 })
    expect(session.knobValue('slow')).toBe(80)
    expect(page().branches.at(-1)?.turned).toEqual({ by: 'knob', knob: 'slow', from: 5, to: 80 })
    await session.turnKnob('clumsy', 50)
    expect(page().branchId).toBe('w2')
    expect(session.knobValue('slow')).toBe(80)
    session.discardBranch('w1')
    expect(page().branchId).toBe('main')
    expect(page().branches.map(({ id }) => id)).toEqual(['main', 'dropping'])
  })

  test('that breaks it stops where a promise breaks', async () => {
    const { session, frames } = await open()
    await session.breakIt()
    frames.pass(100_000)
    expect(page()).toMatchObject({ mode: 'paused', branchId: 'w1', tab: 'why' })
    const [promise] = session.promises()
    expect(promise?.verdict.holds).toBe(false)
    expect(page().seq).toBe((promise?.since ?? 0) + 1)
  })

  test('is left for the story where the story was left', async () => {
    const { session, frames } = await open()
    await session.seek({ beat: 'dropped' })
    const left = { branchId: page().branchId, seq: page().seq, beat: page().beat }
    expect(left.branchId).toBe('dropping')
    await session.breakIt()
    frames.pass(100_000)
    // What is broken is the run as it was meant, and not the branch that the story had come to.
    expect(page().branches.at(-1)).toMatchObject({ id: 'w1', parent: 'main' })
    await session.turnKnob('slow', 80)
    expect(page().branchId).toBe('w2')
    await session.backToStory()
    expect(page()).toMatchObject(left)
    await session.backToStory()
    expect(page()).toMatchObject(left)
  })

  test('and the moment on it come back from a link', async () => {
    const { session } = await open()
    await session.seek({ tick: 300 })
    await session.turnKnob('clumsy', 100)
    const action = session.scene().places.flatMap(({ actions }) => actions)[1]
    if (action === undefined) throw new Error('the toy has actions')
    await session.act(action)
    await session.seek({ seq: 5 })
    const before = {
      hash: session.hash(),
      state: stateNow(session),
      tick: page().tick,
      branch: page().branchId,
    }
    const route = routeOf(new URL(session.link()).hash)
    if (route.screen !== 'player') throw new Error('a link shows the player')
    const read = readLink(route.link ?? '')
    if (!read.ok) throw new Error(read.fault)
    useStore.setState(initial, true)
    const { session: other } = await open(read.state)
    const after = { hash: other.hash(), state: stateNow(other), tick: page().tick, branch: page().branchId }
    expect(after).toEqual(before)
    expect(page().branches.map(({ id }) => id)).toEqual(['main', 'dropping', 'w1', 'w2'])
  })

  test('that fails leaves the others, and can be tried again', async () => {
    const { session } = await open()
    await session.turnKnob('slow', 80)
    isBroken = true
    await session.turnKnob('clumsy', 50)
    expect(page()).toMatchObject({ mode: 'failed', branchId: 'w1' })
    expect(page().failure).toMatchObject({ kind: 'engine', message: 'the fold broke' })
    expect(page().failure?.report).toContain('"clumsy"')
    session.dismissFailure()
    expect(page()).toMatchObject({ mode: 'paused', failure: undefined })
    await session.turnKnob('clumsy', 100)
    expect(page().mode).toBe('failed')
    isBroken = false
    await session.retry()
    expect(page()).toMatchObject({ mode: 'paused', branchId: 'w2' })
    expect(session.knobValue('clumsy')).toBe(100)
  })

  test('whose worker dies is told so; everything of before is there, and another worker goes on', async () => {
    const { session } = await open()
    await session.turnKnob('slow', 80)
    session.placeBet('who', 'is-a')
    await session.seek({ tick: 300 })
    const before = { state: stateNow(session), hash: session.hash(), bets: page().bets }
    const turned = session.turnKnob('clumsy', 50)
    die()
    await turned
    expect(page()).toMatchObject({ mode: 'failed', failure: { kind: 'load', message: 'out of memory' } })
    session.dismissFailure()
    expect({ state: stateNow(session), hash: session.hash(), bets: page().bets }).toEqual(before)
    expect(page()).toMatchObject({ mode: 'paused', branchId: 'w1', tick: 300 })
    await session.turnKnob('clumsy', 100)
    expect(page()).toMatchObject({ mode: 'paused', branchId: 'w2', failure: undefined })
    await session.switchBranch('w1')
    expect(session.hash()).toBe(before.hash)
  })

  test('is run by another worker when the one of before died while nobody needed it', async () => {
    const { session } = await open()
    const rooms = clients.length
    die()
    await session.turnKnob('slow', 80)
    expect(page()).toMatchObject({ mode: 'paused', branchId: 'w1', failure: undefined })
    expect(clients.length).toBe(rooms + 1)
  })

  test('beyond six lets the oldest go', async () => {
    const { session } = await open()
    for (let turn = 0; turn < 8; turn++) {
      await session.switchBranch('main')
      await session.turnKnob('clumsy', turn % 2 === 0 ? 50 : 100)
    }
    const whatIfs = page().branches.filter(({ kind }) => kind === 'what-if')
    expect(whatIfs.map(({ id }) => id)).toEqual(['w3', 'w4', 'w5', 'w6', 'w7', 'w8'])
  })
})
