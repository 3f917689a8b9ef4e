/** What became so with a producer, as it knows it itself. */
export type ProducerEvent =
  | { readonly type: 'producer.started'; readonly producer: string }
  | { readonly type: 'producer.crashed'; readonly producer: string }
  | { readonly type: 'producer.closed'; readonly producer: string }
