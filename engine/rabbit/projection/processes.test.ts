import { describe, expect, it } from 'vitest'
import { createPhysics } from '../../kernel/physics.ts'
import { consumer, publisher, runOf, worldOf } from '../client/world.fixture.ts'
import { rabbitProjection } from './index.ts'

const thread = { process: 'app' }
const setup = worldOf([publisher(2, { thread, frames: 'locked' }), consumer('W', { thread, work: 9_000 })], {
  processes: [{ name: 'app', heartbeat: 10 }],
})
const placesOf = (run: ReturnType<typeof runOf>) =>
  new Map(
    rabbitProjection.sceneOf(run.world.state, createPhysics(), 0).places.map((place) => [place.id, place]),
  )

describe('a process on the stage', () => {
  const run = runOf(setup, 500)
  const places = placesOf(run)

  it('counts what it has open, and each thread says its channel', () => {
    expect(places.get('process:app')).toMatchObject({
      health: 'well',
      facts: [
        { label: 'connections', value: 1 },
        { label: 'channels', value: 2 },
        { label: 'leaked', value: 0 },
      ],
    })
    expect(places.get('producer:Pr')?.notes).toEqual(['app:1 ch 1'])
    expect(places.get('consumer:W')?.notes).toEqual(['app:1 ch 2'])
  })

  it('lets messages be held by its threads, and their packets come from and go to them', () => {
    expect(places.get('queue:q')?.slots?.map(({ holder }) => holder)).toEqual(['W', 'W'])
    const ways = run.trace.transits.flatMap((transit) => {
      const motion = rabbitProjection.motionOf(transit, run.world.state)
      return /^(frame\.body|basic\.deliver)$/.test(transit.signal.type) &&
        transit.link !== undefined &&
        motion
        ? [`${motion.from} ${motion.to}`]
        : []
    })
    expect(new Set(ways)).toEqual(new Set(['producer:Pr exchange:', 'queue:q consumer:W']))
  })

  it('without power is a ghost as long as the broker knows its connection', () => {
    const off = { at: 500, to: 'app', signal: { type: 'power-off' } as const }
    const health = (until: number) => placesOf(runOf(setup, until, [off])).get('process:app')?.health
    expect([health(5_000), health(60_000)]).toEqual(['ghost', 'down'])
  })
})
