import type { CaseId, RequirementId } from './requirements.ts'

/** What a requirement is, why it speaks for its broker, and when it does not. */
export interface RequirementWords {
  readonly need: string
  readonly reason: string
  readonly unless: string
}

/** The words of the decision helper. */
export interface ChoiceWords {
  readonly requirements: Readonly<Record<RequirementId, RequirementWords>>
  readonly cases: Readonly<Record<CaseId, { readonly title: string; readonly told: string }>>
}

/** In English. */
export const en: ChoiceWords = {
  requirements: {
    order: {
      need: 'Order of events of one user, order, account',
      reason: 'One key is one partition, and a partition has one reader of a group: order by construction.',
      unless: 'a queue for each shard, with one worker, is enough: that orders RabbitMQ too.',
    },
    keep: {
      need: 'Keep events for a week, a year, seven years',
      reason: 'Reading deletes nothing: records stay until retention says so.',
      unless:
        'single records must be changed in place: a log is cut at its old end or, compacted, keeps the last of each key.',
    },
    readers: {
      need: 'Many services read the same, each for itself',
      reason: 'Every group has its own bookmark on the same tape; a new one costs nothing.',
      unless: 'all readers are known beforehand: a fanout makes a copy for each.',
    },
    replay: {
      need: 'Read the past again',
      reason: 'Move the bookmark back, and the same records come again.',
      unless:
        'readers do what must not happen twice: a replay sends the mails again. (A RabbitMQ stream can be read again, too.)',
    },
    volume: {
      need: 'A very large, steady flow',
      reason: 'Partitions are read side by side, and records travel in batches.',
      unless: 'you need more workers at once than there are partitions: the next one stays idle.',
    },
    tasks: {
      need: 'Tasks of very different length, for whoever is free',
      reason: 'With a small prefetch the queue skips busy workers: each task goes to a free one.',
      unless:
        'tasks of one customer must be done in order: free workers overtake each other. (Kafka’s share groups hand out tasks, too.)',
    },
    forget: {
      need: 'Done once, then forgotten',
      reason: 'The ack removes the message: what is done takes no room.',
      unless: '“once” matters: a crash before the ack delivers again, so your code must bear a repetition.',
    },
    routes: {
      need: 'Flexible routes: by type, region, partner',
      reason: 'Exchanges route by key, mask and header; a new route is a binding, not a release.',
      unless: 'the only route is “by key”: then a partitioner does it.',
    },
    push: {
      need: 'Act at once when something comes',
      reason: 'The broker pushes to whoever has subscribed, as far as prefetch allows.',
      unless: 'you thought polling is slow: a long poll answers at once, too.',
    },
    retries: {
      need: 'Retries after a time, and a place for what failed',
      reason:
        'A TTL and a dead-letter exchange make the wait and the DLQ; the broker writes the rounds into `x-death`, your code decides when to stop.',
      unless: 'messages in one retry queue wait for different times: then the first holds up the rest.',
    },
    rpc: {
      need: 'Ask, and wait for the answer',
      reason: 'A reply queue and a correlation id: a queue for a moment costs next to nothing.',
      unless: 'the caller cannot wait anyway: then it is a task or an event, not a call.',
    },
  },
  cases: {
    clicks: { title: 'Clickstream into analytics', told: '200,000 clicks a second; three teams count them.' },
    mail: { title: 'E-mail and SMS', told: 'Each is sent once; the provider fails now and then.' },
    webhooks: {
      title: 'Incoming webhooks',
      told: 'In bursts; each partner has its own rules and its own failures.',
    },
    quote: { title: 'A price, while the user waits', told: 'A request, an answer within 200 ms.' },
    audit: { title: 'Audit for seven years', told: 'Nothing may vanish; an examiner reads all of it again.' },
    users: { title: 'user.created → user.verified', told: 'Never the other way round, for any user.' },
    etl: { title: 'ETL into three stores', told: 'One of them is rebuilt from the start every quarter.' },
    pdf: { title: 'PDFs, 1 to 60 s each', told: 'As many workers as are needed this hour.' },
  },
}
