/** What a client application knows: only what it did and what reached it. */
export interface ClientMind {
  readonly name: string
}

/** What became so at clients. */
export type ClientEvent = { readonly type: 'client.started'; readonly client: string }

/** Timers, work and orders of clients. */
export type ClientSignal = { readonly type: 'client.start' }
