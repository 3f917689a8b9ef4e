import { describe, expect, it } from 'vitest'
import { type Entry, scenarioOf } from '../scenarios/index.ts'
import { type Folder, lint } from '../scenarios/lint/lint.ts'
import { myScenario as kafka } from '../scenarios/template/kafka/index.ts'
import { myScenario as rabbit } from '../scenarios/template/rabbit/index.ts'
import { engines } from './engines.ts'

async function read({ card, scenario, words }: Entry): Promise<Folder> {
  const [{ default: data }, { default: en }, { default: ru }] = [
    await scenario(),
    await words.en(),
    await words.ru(),
  ]
  return { card, scenario: data, en, ru }
}

describe('the template that `npm run scenario -- new` copies', () => {
  for (const template of [rabbit, kafka]) {
    it(`of ${template.card.model} has nothing to mend`, async () => {
      expect(lint(await read(template), engines[template.card.model])).toEqual([])
    })
  }
})

describe('the lint', () => {
  const ROUND_ROBIN = 'round-robin-3x6'

  async function found(change: (folder: Folder) => Folder): Promise<string[]> {
    const entry = scenarioOf(ROUND_ROBIN) as Entry
    const findings = lint(change(await read(entry)), engines.rabbitmq)
    expect(findings.every(({ why, fix }) => why !== '' && fix !== '')).toBe(true)
    return findings.map(({ file, path, message }) => `${file} ${path} ${message}`)
  }

  it('has nothing to say about what is right', async () => {
    expect(await found((folder) => folder)).toEqual([])
  })

  it('knows another number in a golden, and what the run gives', async () => {
    const [one] = await found(({ scenario, ...rest }) => ({
      ...rest,
      scenario: { ...scenario, goldens: [{ measure: 'total', value: 2000 }] },
    }))
    expect(one).toMatch(/scenario\.ts \/goldens\/0\/value .*2000 on main, and the run gives 2002/)
  })

  it('knows a field that no fact has, and the one that was meant', async () => {
    const findings = await found(({ scenario, ...rest }) => ({
      ...rest,
      scenario: {
        ...scenario,
        measures: {
          ...scenario.measures,
          total: { take: 'count', of: { type: 'message.acked', queu: 'q' } },
          spread: { take: 'split', of: { type: 'message.acked' }, by: 'conection', among: ['W1'] },
        },
      },
    }))
    expect(findings).toContainEqual(expect.stringMatching(/\/measures\/total\/of\/queu no "message.acked"/))
    expect(findings).toContainEqual(expect.stringMatching(/\/measures\/spread\/by no .* field "conection"/))
  })

  it('knows words that one language lacks, and words of nobody', async () => {
    const findings = await found(({ ru, ...rest }) => {
      const { ring, ...others } = ru.beats
      return { ...rest, ru: { ...ru, beats: { ...others, rnig: ring as NonNullable<typeof ring> } } }
    })
    expect(findings).toContain('ru.ts /beats/ring it has no words')
    expect(findings).toContain('ru.ts /beats/rnig scenario.ts has nothing called "rnig"')
  })

  it('knows signs that would be shown as they are', async () => {
    const findings = await found(({ en, ...rest }) => {
      const measures = en.measures ?? {}
      const [name = ''] = Object.keys(measures)
      return { ...rest, en: { ...en, measures: { ...measures, [name]: 'the `count`' } } }
    })
    expect(findings).toEqual([expect.stringMatching(/^en.ts \/measures\/\S+ it has a ` or \*\*$/)])
  })

  it('knows a beat that does not come, one out of order, and a place that is not there', async () => {
    const findings = await found(({ scenario, ...rest }) => {
      const [ring, deal, ...others] = scenario.beats as [
        Folder['scenario']['beats'][number],
        ...Folder['scenario']['beats'],
      ]
      const beats = [deal as typeof ring, { ...ring, focus: ['queue:p'] }, ...others]
      const late = { ...(beats[2] as typeof ring), when: { event: { type: 'message.acked' }, nth: 7 } }
      return { ...rest, scenario: { ...scenario, beats: beats.with(2, late) } }
    })
    expect(findings.join('\n')).toMatch(/"ring" comes before "deal"/)
    expect(findings.join('\n')).toMatch(/no place "queue:p" at "ring"/)
    expect(findings.join('\n')).toMatch(/"done" does not happen on main/)
  })

  it('knows a card that says something else', async () => {
    expect(await found(({ card, ...rest }) => ({ ...rest, card: { ...card, beats: 3 } }))).toEqual([
      'card.ts /beats it says 3, and scenario.ts 8',
    ])
  })
})
