import type { MetadataResponse } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { KafkaResponse } from '../requests.ts'

interface OfClient {
  /** The address of a consumer or a producer. */
  readonly client: string
}

/** What every client's network knows. */
export type ClientEvent =
  | ({
      readonly type: 'request.sent'
      readonly api: string
      readonly to: string
      readonly correlationId: number
      readonly timeoutMs: number
    } & OfClient)
  | ({
      readonly type: 'response.received'
      readonly api: string
      readonly from: string
      readonly correlationId: number
      readonly error: ErrorCode
    } & OfClient)
  /** It came while the application was busy: the next poll() looks at it. */
  | ({ readonly type: 'response.queued'; readonly response: KafkaResponse } & OfClient)
  /** Nothing came back within request.timeout.ms, or the connection broke: the request failed. */
  | ({
      readonly type: 'request.failed'
      readonly api: string
      readonly to: string
      readonly correlationId: number
      readonly reason: 'timeout' | 'disconnected'
    } & OfClient)
  | ({ readonly type: 'requests.untimed' } & OfClient)
  | ({
      readonly type: 'connection.lost'
      readonly to: string
      readonly attempts: number
      readonly backoffMs: number
    } & OfClient)
  | ({
      readonly type: 'metadata.received'
      readonly topics: MetadataResponse['topics']
    } & OfClient)
  | ({ readonly type: 'metadata.stale'; readonly reason: string } & OfClient)
