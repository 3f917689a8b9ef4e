/** How close() leaves the group (CloseOptions, KIP-1092). */
export type CloseOperation = 'DEFAULT' | 'LEAVE_GROUP' | 'REMAIN_IN_GROUP'

/** What an application may be told to do, or what may happen to its process: commands to a client's address. */
export type ClientOrder =
  /** The process starts (again): nothing is remembered of an earlier life but its configuration. */
  | { readonly type: 'start' }
  /** kill -9: nothing is said to the group; the operating system closes the connections. */
  | { readonly type: 'crash' }
  /** close(): what it owes is committed and it leaves, unless it is a static member (or `leave` says otherwise). */
  | { readonly type: 'close'; readonly operation?: CloseOperation }
  /** close(), and a start after `downMs`. */
  | { readonly type: 'restart'; readonly downMs?: number }
  /** The application's thread is stuck in its handler (or outside of poll) until `unhang`; heartbeats go on. */
  | { readonly type: 'hang' }
  | { readonly type: 'unhang' }
  /** Each record takes so long from now on. */
  | { readonly type: 'slow'; readonly workMs: number }
  | { readonly type: 'subscribe'; readonly topics: readonly string[] }
  | { readonly type: 'unsubscribe' }
  | {
      readonly type: 'commitSync'
      readonly offsets?: readonly { readonly partition: string; readonly offset: number }[]
    }
  | {
      readonly type: 'commitAsync'
      readonly offsets?: readonly { readonly partition: string; readonly offset: number }[]
    }
  | { readonly type: 'seek'; readonly partition: string; readonly offset: number }
  | { readonly type: 'seekToBeginning' }
  | { readonly type: 'seekToEnd' }
  | { readonly type: 'pause'; readonly partitions: readonly string[] }
  | { readonly type: 'resume'; readonly partitions: readonly string[] }
  /** poll() is called once, now: for applications that do not poll by themselves. */
  | { readonly type: 'poll'; readonly timeoutMs?: number }
  /** A producer's application sends records now. */
  | {
      readonly type: 'send'
      readonly topic: string
      readonly records: readonly {
        readonly key?: string | null
        readonly value?: string | null
        readonly partition?: number
        readonly timestamp?: number
      }[]
    }
  | { readonly type: 'flush' }
  | { readonly type: 'beginTransaction' }
  | { readonly type: 'commitTransaction' }
  | { readonly type: 'abortTransaction' }
  | {
      readonly type: 'sendOffsetsToTransaction'
      readonly groupId: string
      /** Of the consumer that read (KIP-447); without it, nobody is checked. */
      readonly memberId?: string
      readonly generation?: number
      readonly offsets: readonly { readonly partition: string; readonly offset: number }[]
    }
  /** `metadata.max.age.ms` is over now. */
  | { readonly type: 'refreshMetadata' }
