/** A value of an AMQP field table. A double is written apart, since JSON would show 1.0 and 1 alike. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | { readonly '!': 'double'; readonly value: number }
  | readonly FieldValue[]
  | Table

/** An AMQP field table: headers of a message, arguments of a declaration. */
export interface Table {
  readonly [name: string]: FieldValue
}

/** The properties of a message, by the names of AMQP's basic class. Absent means not set. */
export interface Properties {
  readonly contentType?: string
  readonly contentEncoding?: string
  readonly headers?: Table
  /** 2 is persistent. */
  readonly deliveryMode?: 1 | 2
  readonly priority?: number
  readonly correlationId?: string
  readonly replyTo?: string
  /** A text, as in the protocol: `"60000"`. */
  readonly expiration?: string
  readonly messageId?: string
  readonly timestamp?: number
  readonly type?: string
  readonly userId?: string
  readonly appId?: string
}

/** What an application publishes and gets. It never changes, so everything that travels or rests shares it. */
export interface Content {
  /** What the body says it is: `m1`. The broker never looks at it; people do. */
  readonly id: string
  /** Bytes of the body. */
  readonly size: number
  readonly properties: Properties
  /** What else the body says, for applications to read. */
  readonly body?: Readonly<Record<string, string | number | boolean>>
}
