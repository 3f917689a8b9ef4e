import type { Address } from './agenda.ts'

/**
 * An application that comes while the run goes on, ordered at `WORLD`: one more like `like`, which starts at once.
 * A model says with a fact of its own which name it gave it.
 */
export interface ApplicationWanted {
  readonly type: 'application.add'
  readonly like: Address
}

/** An application has come. */
export interface ApplicationAdded {
  readonly type: 'application.added'
  readonly client: Address
  readonly like: Address
}

/** A name for one more like `like`: W3 after W2, billing-2 beside billing; the first that nobody has. */
export function nameBeside(like: Address, isTaken: (name: Address) => boolean): Address {
  const [, stem = '', digits = ''] = /^(.*?)(\d*)$/.exec(like) ?? []
  const joint = digits === '' ? '-' : ''
  let number = digits === '' ? 2 : Number(digits) + 1
  while (isTaken(`${stem}${joint}${number}`)) number++
  return `${stem}${joint}${number}`
}
