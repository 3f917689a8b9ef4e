/** Something that can be done or gone to, by name. */
export interface Command {
  readonly id: string
  /** What kind of thing it is: its heading in the list. */
  readonly group: string
  readonly name: string
  /** Other words for it: the other language's, an id. */
  readonly also?: string
  readonly keys?: string
  run(): void
}

/** The commands that answer a query, the best first: each of its words is in the name or in other words for it. */
export function findCommands(commands: readonly Command[], query: string, most: number): readonly Command[] {
  const words = foldOf(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return commands.slice(0, most)
  return commands
    .flatMap((command, row) => {
      const rank = rankOf(command, words)
      return rank === undefined ? [] : [{ command, rank, row }]
    })
    .sort((one, other) => one.rank - other.rank || one.row - other.row)
    .slice(0, most)
    .map(({ command }) => command)
}

/** Lower is better: the name begins with it, a word begins with it, it is within, another name has it. */
function rankOf({ name, also = '', group }: Command, words: readonly string[]): number | undefined {
  const [own, others] = [foldOf(name), foldOf(`${also} ${group}`)]
  let rank = 0
  for (const word of words) {
    if (own.startsWith(word)) continue
    if (own.includes(` ${word}`)) rank += 1
    else if (own.includes(word)) rank += 2
    else if (others.includes(word)) rank += 3
    else return undefined
  }
  return rank
}

function foldOf(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('‑', '-').replaceAll('\u00A0', ' ')
}
