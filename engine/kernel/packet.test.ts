import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from './digest.ts'
import type { Command, Journal } from './journal.ts'
import { packetActionsOf } from './packet.ts'
import { PHYSICS } from './physics.ts'
import { createReplay, seek } from './replay.ts'
import { advance, createRun, fork } from './run.ts'
import { type ToySetup, type ToySignal, toy } from './toy.fixture.ts'

const END = 2_000
const setup: ToySetup = { walkers: ['w0', 'w1'], balls: 0, latencyMost: 30, clumsy: 0 }
const takes = [101, 102, 103, 104, 105, 106].map(
  (ball): Command<ToySignal> => ({ at: 50, to: 'w0', signal: { type: 'take', ball } }),
)

function runOf(journal: Journal<ToySignal, ToySetup>) {
  const run = createRun(toy, journal)
  advance(run, END)
  return run
}

/** A packet of a run that is on its way for a while, as the dice say which. */
function packetOf(seed: number, pick: number) {
  const { transits } = runOf({ seed, setup, commands: takes }).trace
  const packets = transits.filter(
    ({ link, departs, arrives }) => link !== undefined && arrives > departs + 1 && arrives < 1_000,
  )
  return packets[pick % packets.length]
}

describe('a packet that is dropped on its way', () => {
  it('comes later, and what is behind it on the link still comes after it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), fc.constantFrom(5, 200), (seed, pick, ticks) => {
        const packet = packetOf(seed, pick)
        if (packet === undefined) return
        const at = packet.departs + 1
        const drop = {
          at,
          to: PHYSICS,
          signal: { type: 'packet.drop' as const, order: packet.order, ticks },
        }
        const run = runOf({ seed, setup, commands: [...takes, drop] })
        const { events, transits } = run.trace
        const dropped = (events as readonly { type: string }[]).find(({ type }) => type === 'transit.dropped')
        const { behind } = dropped as unknown as { readonly behind: readonly number[] }
        const gone = new Set([packet.order, ...behind])
        const again = transits.find(
          ({ link, departs, order }) => link === packet.link && departs === at && order > packet.order,
        )
        expect(again?.arrives).toBe(Math.max(packet.arrives, at + ticks))
        // Nothing is lost for good, and nothing comes twice: the toy's law watches over each ball.
        expect(run.world.physics.lost).toBe(0)
        const last = { arrives: 0 }
        const sameWay = transits.filter(({ link, order }) => link === packet.link && !gone.has(order))
        for (const { arrives } of sameWay) {
          expect(arrives).toBeGreaterThanOrEqual(last.arrives)
          last.arrives = arrives
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is told by its trace, and forked is as if it was ordered from the start', () => {
    const packet = packetOf(7, 3) as NonNullable<ReturnType<typeof packetOf>>
    const [action] = packetActionsOf(packet, 'ball')
    const drop = { at: packet.arrives, to: PHYSICS, signal: action?.signal as ToySignal }
    const fresh = runOf({ seed: 7, setup, commands: [...takes, drop] })
    const forked = runOf({ seed: 7, setup, commands: takes })
    const before = digestOf(forked.trace)
    fork(forked, drop)
    advance(forked, END)
    expect(digestOf(forked.trace)).toBe(digestOf(fresh.trace))
    expect(digestOf(fresh.trace)).not.toBe(before)
    const replay = createReplay(toy, setup, fresh.trace)
    expect(seek(replay, fresh.trace.events.length).state).toEqual(fresh.world.state)
  })

  it('is none once it has arrived, or when the cable was cut under it', () => {
    const packet = packetOf(7, 3) as NonNullable<ReturnType<typeof packetOf>>
    const drop = (at: number) => ({
      at,
      to: PHYSICS,
      signal: { type: 'packet.drop' as const, order: packet.order, ticks: 200 },
    })
    const cut = {
      at: packet.departs + 1,
      to: PHYSICS,
      signal: { type: 'link.cut' as const, between: ['w0', 'w1'] as const },
    }
    for (const commands of [
      [...takes, drop(packet.arrives + 1)],
      [...takes, cut, drop(packet.arrives)],
    ]) {
      const { events } = runOf({ seed: 7, setup, commands }).trace
      expect((events as readonly { type: string }[]).some(({ type }) => type === 'transit.dropped')).toBe(
        false,
      )
    }
  })

  it('is a packet: work inside of a place cannot be dropped', () => {
    const work = runOf({ seed: 7, setup, commands: takes }).trace.transits.find(
      ({ link }) => link === undefined,
    )
    expect(work === undefined ? undefined : packetActionsOf(work, 'ball')).toEqual([])
  })
})
