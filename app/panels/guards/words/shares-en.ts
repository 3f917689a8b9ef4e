import type { Sentence } from '../sentence.ts'

/** What decides in a share group, in words. */
export const shares: Readonly<Record<string, Sentence>> = {
  'not-in-share-group': {
    say: (f) => `${f['member']} is not a member of ${f['group']}.`,
    waits: () => 'ShareGroupHeartbeat, and its answer',
  },
  'none-shared': {
    say: (f) => `${f['group']} has assigned ${f['member']} nothing yet.`,
    waits: () => 'its next heartbeat',
  },
  'window-unread': {
    say: (f) => `${f['group']} has read nothing of ${f['partition']} yet.`,
    waits: () => 'the first ShareFetch',
  },
  'share-window-full': {
    say: (f) => `${f['group']} has ${f['count']} records of ${f['partition']} in flight, as many as it may.`,
    waits: () => 'an answer to the oldest of them',
  },
  'all-locked': {
    say: (f) => `All ${f['count']} open records of ${f['partition']} are locked by ${f['members']}.`,
    waits: () => 'an answer, the end of a lock, or a new record',
  },
  'share-caught-up': {
    say: (f) => `${f['group']} has handed out and settled all of ${f['partition']}, up to ${f['end']}.`,
    waits: () => 'a new record',
  },
  'share-has-more': {
    say: (f) =>
      `${f['group']} has ${f['count']} records of ${f['partition']} to hand out, ${f['back']} of them again.`,
  },
  shared: { say: (f) => `${f['members']} of ${f['group']} share ${f['partition']}.` },
  locked: {
    say: (f) =>
      `${f['record']} is locked by ${f['member']} of ${f['group']}: delivery ${f['count']} of ${f['limit']}.`,
    waits: (f) =>
      `an answer from ${f['member']}, or ${Number(f['until']) / 1000} s of the run, when the lock ends`,
  },
  available: {
    say: (f) =>
      `${f['record']} came back to ${f['group']} after delivery ${f['count']} of ${f['limit']}: anybody may have it.`,
  },
  acknowledged: { say: (f) => `${f['group']} has acknowledged ${f['record']}.` },
  archived: {
    say: (f) =>
      `${f['record']} is archived for ${f['group']}: it was rejected, or its place in the log is gone.`,
  },
  'archived-by-limit': {
    say: (f) =>
      `${f['record']} was given out ${f['count']} times of ${f['limit']} in ${f['group']}: it is archived.`,
  },
  'not-acquired': { say: (f) => `Nobody of ${f['group']} was given ${f['record']} yet.` },
  'share-settled': {
    say: (f) => `${f['group']} is done with ${f['record']}: its window begins at ${f['start']}.`,
  },
}
