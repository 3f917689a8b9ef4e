import { describe, expect, it } from 'vitest'
import { type Command, findCommands } from './find.ts'

const commands: readonly Command[] = [
  ['Next beat', 'Следующий шаг'],
  ['Beat 3: the ring closes', 'o7'],
  ['Queue main.q', 'queue:main.q'],
  ['Crash W1', 'Убить ещё раз'],
].map(([name = '', also = '']) => ({ id: name, group: 'x', name, also, run: () => {} }))

const names = (query: string) => findCommands(commands, query, 9).map(({ name }) => name)

describe('the palette', () => {
  it('finds by beginnings first, then by what is within', () => {
    expect(names('beat')).toEqual(['Beat 3: the ring closes', 'Next beat'])
    expect(names('ring beat')).toEqual(['Beat 3: the ring closes'])
  })

  it('finds by the other language, whichever way it is spelt', () => {
    expect(names('следующий')).toEqual(['Next beat'])
    expect(names('еще')).toEqual(['Crash W1'])
  })

  it('shows the first ones while nothing is asked, and nothing where nothing fits', () => {
    expect(findCommands(commands, ' ', 2)).toHaveLength(2)
    expect(names('zzz')).toEqual([])
  })
})
