import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Ghost connections',
  claim: 'Close what you open: a leak lives as long as its process, a ghost as long as two heartbeats.',
  beats: {
    hold: {
      title: 'Five jobs in hand',
      say: 'The process app has one connection with two channels: P publishes on one, W consumes on the other. All five jobs are with W, unacked: each takes ten minutes.',
      notice: 'Ready 0, Unacked 5. They belong to the queue still, and lie with W.',
      otherwise: 'W did not get five jobs here.',
      differs: 'W has five jobs here, but some are answered already.',
    },
    ghost: {
      title: 'The power is gone',
      say: 'The machine of app loses power. No process is left that could close anything, and no operating system that could send a FIN. For the broker nothing has happened.',
      notice: 'A ghost: the broker lists the connection, and W as a consumer that holds five.',
      otherwise: 'The power stays on here, or app was gone before.',
      differs: 'The power is gone here, too, but other connections are left, or the jobs had come back.',
    },
    idle: {
      title: 'Nothing for the living',
      say: 'S subscribes ten seconds later, on a machine that runs. The queue has nothing for it: all five messages are unacked at the ghost, and nobody works on them.',
      notice: 'An idle consumer beside five messages that are waiting.',
      otherwise: 'S was not started here.',
      differs: 'S comes here when the connection is gone already.',
    },
    again: {
      title: 'Two heartbeats later',
      say: 'The broker hears nothing for two intervals of 60 s, gives the connection up, and puts the five messages back. S gets them, redelivered.',
      notice: '160 seconds: the last sign of life counted for the interval that it came in.',
      otherwise: 'S has not got five messages here.',
      differs: 'S got the messages here, but not because of missed heartbeats.',
    },
    exit: {
      title: 'A process that dies',
      say: 'Now only the process is killed, without closing anything. Its machine lives, and ends TCP for it: the FIN is at the broker a millisecond later, and the messages are back.',
      notice: 'Not closing costs nothing here: the operating system closes.',
      otherwise: 'No TCP connection was ended by a machine here.',
    },
    close: {
      title: 'Politely',
      say: '`connection.close`, as `@PreDestroy` or a shutdown hook does it: reply code 200, all channels at once. Five messages come back in the same moment.',
      notice: 'As quick as a crash, and the log of the broker shows no error.',
      otherwise: 'Nobody closed the connection politely here.',
    },
    leak: {
      title: 'Five deployments',
      say: 'The application is deployed again five times in the same JVM, and its old version never closes. Each time there is a new connection, and the old ones stay: six by now.',
      notice: 'The process lives, so its operating system sees nothing to end.',
      otherwise: 'W was not started six times here.',
      differs: 'W was started six times here, but not five connections are left without a user.',
    },
    pulse: {
      title: 'Heartbeats keep the leak alive',
      say: 'Two minutes later all six pulse: the client library answers heartbeats by a thread of its own, which nobody stopped. app:1 still holds the five jobs, with nobody to work on them.',
      notice: 'Heartbeats find dead peers. This peer is alive; it only has no use for the connection.',
      otherwise: 'app:1 does not send heartbeats for so long here.',
      differs: 'app:1 pulses here, but other connections have ended.',
    },
    tidy: {
      title: 'Closed at each deployment',
      say: 'The same five deployments, but the old version closes its connection when its context is destroyed. The broker has one at a time, and the jobs move to the new version.',
      notice: 'The fix is one line in the place where the application ends.',
      otherwise: 'Not five connections were closed here.',
      differs: 'Five were closed here, but one was lost on the way.',
    },
    channels: {
      title: 'Channels run out',
      say: 'P opens a channel for every message, and never closes one. At `channel_max`, here 8, the broker refuses with 530 NOT_ALLOWED, and that closes the whole connection: W loses its channel, too.',
      notice: 'A leak of channels ends with an outage of the connection, not of a channel.',
      otherwise: 'The channels did not run out here.',
    },
  },
  knobs: {
    heartbeat: { label: 'Heartbeat, s' },
    channel: {
      label: 'Channels of P',
      values: { thread: 'one', message: 'one a message', leak: 'one a message, never closed' },
    },
  },
  breakIt: 'Make the heartbeat 10 s. How long does the ghost keep its messages now?',
  branches: {
    exit: 'The process dies',
    close: 'connection.close',
    leak: 'Five deployments, nothing closed',
    tidy: 'Five deployments, each closes',
    channels: 'Channels never closed',
  },
  bets: {
    dropped: {
      question:
        'Five old connections have no user any more, and the heartbeat is 60 s. How many of them will be dropped by it?',
      options: { all: 'All five', none: 'None', four: 'All but the newest' },
      why: {
        all: 'Heartbeats are sent by the library and not by your code: all five still pulse.',
        none: 'The process lives, and so does the thread that answers for each connection.',
        four: 'Age does not matter: each of them sends its heartbeats.',
      },
    },
  },
  guarantees: { 'no-loss': 'no message is lost' },
  measures: {
    ghost: 'from the power cut to the end of the connection, ms',
    accepted: 'connections that app has opened',
    lost: 'connections that the broker gave up',
    closed: 'connections closed politely',
    channels: 'channels opened on app:1',
    code: 'reply code of the broker',
  },
  errata: {
    E15: {
      notes: '“Always close the connection, or it hangs on the server.”',
      shown:
        'It hangs only while TCP lives. A dead process is noticed at once, a machine without power after two missed heartbeats. What really stays is a connection that a living process has forgotten.',
    },
  },
  simplifies: ['channel_max is 8 instead of 2047, so that eight channels show what 2047 would.'],
}

export default words
