/** A set of bindings and keys to begin with. */
export interface TopicTable {
  readonly id: 'one' | 'two' | 'notes' | 'puzzle' | 'free'
  readonly bindings: readonly string[]
  readonly keys: readonly string[]
  /** The answer stays hidden until it is guessed. */
  readonly asksFirst: boolean
  /** Puzzle: which of the keys one binding has to take; the others it has to refuse. */
  readonly wanted?: readonly string[]
}

/** The tables of the notes, and what goes beyond them. */
export const TABLES: readonly TopicTable[] = [
  {
    id: 'one',
    bindings: ['user.*.created'],
    keys: ['user.profile.created', 'user.a.created', 'user.created', 'user.profile.extra.created'],
    asksFirst: true,
  },
  {
    id: 'two',
    bindings: ['user.#.created'],
    keys: [
      'user.created',
      'user.profile.created',
      'user.profile.extra.created',
      'user.profile.extra.v1.created',
    ],
    asksFirst: true,
  },
  {
    id: 'notes',
    bindings: ['user.*', 'user.#'],
    keys: ['user.profile.updated', 'user'],
    asksFirst: true,
  },
  {
    id: 'puzzle',
    bindings: ['order.*'],
    keys: ['order.paid', 'order.eu.paid', 'order.us.paid', 'order.eu.cancelled', 'paid', 'user.paid'],
    asksFirst: false,
    wanted: ['order.paid', 'order.eu.paid', 'order.us.paid'],
  },
  {
    id: 'free',
    bindings: ['user.*.created', 'user.#.created', '#', '*'],
    keys: ['user.profile.created', 'user.created', 'User.created', 'order'],
    asksFirst: false,
  },
]

/** A table by its id; the first if there is none. */
export function tableOf(id: string | null): TopicTable {
  return TABLES.find((table) => table.id === id) ?? (TABLES[0] as TopicTable)
}
