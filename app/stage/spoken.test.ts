import { describe, expect, it } from 'vitest'
import { stage as en } from '../i18n/stage/en.ts'
import { stage as ru } from '../i18n/stage/ru.ts'
import { spokenScene, wordOf } from './spoken.ts'
import { place } from './stage.fixture.ts'
import { fullNameOf } from './tree.ts'

const scene = {
  places: [
    place('consumer:W1', { status: 'crashed', health: 'down', facts: [{ label: 'processed', value: 2 }] }),
    place('exchange:main.ex', { status: 'direct' }),
    place('queue:q', { facts: [{ label: 'Ready', value: 1 }] }),
    place('member:C1', { status: 'idle', facts: [{ label: 'partitions', value: 'none' }] }),
  ],
  wires: [],
}

describe('a scene in the language of the reader', () => {
  const spoken = spokenScene(scene, ru)
  const [consumer, exchange, queue, member] = spoken.places

  it('says states and quantities in it', () => {
    expect(consumer?.status).toBe('упал')
    expect(consumer?.facts).toMatchObject([{ label: 'обработано', value: 2 }])
    expect(member?.facts).toMatchObject([{ label: 'партиции', value: 'нет' }])
  })

  it('leaves words of the protocol alone', () => {
    expect(exchange?.status).toBe('direct')
    expect(queue?.facts).toMatchObject([{ label: 'Ready', value: 1 }])
  })

  it('keeps the word that rules and tests go by', () => {
    expect(spoken.places.map(wordOf)).toEqual(scene.places.map(({ status }) => status))
    expect(wordOf(consumer?.facts[0] ?? { label: '', value: 0 })).toBe('processed')
    expect(wordOf({ label: 'Ready', value: 1 })).toBe('Ready')
  })

  it('is said so to who listens', () => {
    expect(fullNameOf(consumer as NonNullable<typeof consumer>, spoken, ru)).toBe(
      'Потребитель W1: упал, обработано 2',
    )
  })

  it('is the same in English', () => {
    expect(spokenScene(scene, en)).toMatchObject(scene)
  })
})
