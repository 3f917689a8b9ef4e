import type { ActionView } from '../../engine/index.ts'

/** What breaks something, by the name that the page translates: the harshest last. */
const HARSH: readonly string[] = [
  'close',
  'disconnect',
  'cut',
  'purge',
  'fail',
  'alarm',
  'power-off',
  'delete-records',
  'delete-queue',
  'kill-broker',
  'crash',
]

/** Whether an action breaks something. */
export function isHarsh({ id }: ActionView): boolean {
  return HARSH.includes(id)
}

/** Actions as a menu has them: nobody shall kill a place by pressing Enter twice. */
export function byHarm(actions: readonly ActionView[]): {
  readonly mild: readonly ActionView[]
  readonly harsh: readonly ActionView[]
} {
  const mild = actions.filter((action) => !isHarsh(action))
  const harsh = HARSH.flatMap((id) => actions.filter((action) => action.id === id))
  return { mild, harsh }
}
