import { describe, expect, it } from 'vitest'
import { stage as words } from '../i18n/stage/en.ts'
import { place, retryLoop, wire } from './stage.fixture.ts'
import { fullNameOf, inReadingOrder, neighbourOf } from './tree.ts'

const order = inReadingOrder(retryLoop.places)

describe('the twin of the picture', () => {
  it('has every place once, along the way of a message, containers before what is in them', () => {
    expect(order.map(({ id }) => id)).toEqual([
      'producer:Pr',
      'node:broker',
      'exchange:main.ex',
      'exchange:retry.ex',
      'queue:main.q',
      'queue:retry.q',
      'consumer:W1',
      'system:gateway',
    ])
  })

  it('has a place that is within something that is not there', () => {
    expect(inReadingOrder([place('queue:q', { within: 'node:gone' })])).toHaveLength(1)
  })

  it('says what a place is, how it is, and where its wires lead', () => {
    const queue = order.find(({ id }) => id === 'queue:retry.q') as (typeof order)[number]
    expect(fullNameOf(queue, retryLoop, words)).toBe(
      'Queue retry.q: running, x-message-ttl 60000. configured to main.ex (DLX)',
    )
  })

  it('says how something is once, and that its wire is cut', () => {
    const scene = {
      places: [place('member:C1', { status: 'crashed', health: 'down' }), place('coordinator:g')],
      wires: [{ ...wire('member:C1', 'coordinator:g', 'control'), status: 'cut' as const }],
    }
    const name = fullNameOf(scene.places[0] as (typeof order)[number], scene, words)
    expect(name).toBe('Group member C1: crashed. cut off from g')
  })
})

describe('arrow keys', () => {
  const from = (id: string, key: string) => neighbourOf(id, key, retryLoop, order)

  it('lead along wires to the right and back to the left', () => {
    expect(from('producer:Pr', 'ArrowRight')).toBe('exchange:main.ex')
    expect(from('exchange:main.ex', 'ArrowRight')).toBe('queue:main.q')
    expect(from('queue:main.q', 'ArrowLeft')).toBe('exchange:main.ex')
  })

  it('lead to neighbours up and down, and stop at the ends', () => {
    expect(from('exchange:main.ex', 'ArrowDown')).toBe('exchange:retry.ex')
    expect(from('producer:Pr', 'ArrowUp')).toBe('producer:Pr')
    expect(from('producer:Pr', 'End')).toBe('system:gateway')
  })

  it('lead nowhere where no wire does', () => {
    expect(from('system:gateway', 'ArrowRight')).toBeUndefined()
    expect(from('system:gateway', 'x')).toBeUndefined()
  })
})
