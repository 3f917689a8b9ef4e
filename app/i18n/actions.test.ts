import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { ru } from './ru.ts'

/** The names of all that a reader may do, as the projections of the engines have them. */
function actionsOf(): string[] {
  const ids = ['rabbit', 'kafka'].flatMap((broker) => {
    const folder = join(import.meta.dirname, '../../engine', broker, 'projection')
    const file = readdirSync(folder).find((name) => name === 'actions.ts') ?? ''
    const text = readFileSync(join(folder, file), 'utf8')
    const calls = [...text.matchAll(/(?:order|operator)\(\s*'([a-z-]+)'/g)]
    const objects = [...text.matchAll(/\bid: '([a-z-]+)'/g)]
    const chosen = [...text.matchAll(/\bid = .*\? '([a-z-]+)' : '([a-z-]+)'/g)].flatMap(([, one, other]) => [
      one,
      other,
    ])
    return [...calls.map(([, id]) => id), ...objects.map(([, id]) => id), ...chosen]
  })
  return [...new Set(ids.filter((id) => id !== undefined))]
}

test('everything that can be done to a place has words in both languages', () => {
  const ids = actionsOf()
  expect(ids.length).toBeGreaterThan(25)
  expect(ids.filter((id) => en.stage.actions[id as keyof typeof en.stage.actions] === undefined)).toEqual([])
  expect(Object.keys(ru.stage.actions)).toEqual(Object.keys(en.stage.actions))
})
