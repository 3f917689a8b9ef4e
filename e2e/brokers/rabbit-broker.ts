import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

/** A folder with another Debian, whose broker is recorded instead: `debootstrap --include=rabbitmq-server`. */
const ROOT = process.env['RABBITMQ_ROOT'] ?? ''

/** Where the broker of the recordings listens: only on this machine. */
export const PORT = ROOT === '' ? 5699 : 5698

const NODE = `recorded${PORT}@localhost`
const HOME = join(tmpdir(), 'brokerscope-rabbit')
/** The same folder, as this process sees it. */
const OWN_HOME = join(ROOT, HOME)
const BIN = process.env['RABBITMQ_BIN'] ?? '/usr/lib/rabbitmq/bin'
const START_TRIES = 120

const ENVIRONMENT = {
  ...process.env,
  HOME,
  RABBITMQ_CONF_ENV_FILE: '/dev/null',
  RABBITMQ_NODENAME: NODE,
  RABBITMQ_MNESIA_BASE: join(HOME, 'data'),
  RABBITMQ_LOG_BASE: join(HOME, 'log'),
  RABBITMQ_CONFIG_FILE: join(HOME, 'rabbitmq'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(HOME, 'plugins'),
  RABBITMQ_PID_FILE: join(HOME, 'pid'),
  RABBITMQ_NODE_PORT: String(PORT),
  RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
  RABBITMQ_DIST_PORT: String(20_000 + PORT),
  ERL_EPMD_PORT: '4399',
  ERL_EPMD_ADDRESS: '127.0.0.1',
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none',
}

/**
 * Evaluates what it reads, a line at a time, on the broker's node, and prints the binary that comes out: what
 * `rabbitmqctl eval` does, without the seconds that it needs to start.
 */
const EVALUATOR = `
  Node = '${NODE}',
  Loop = fun Next() -> case io:get_line("") of eof -> halt(); Line ->
    Answer = try
      {ok, Tokens, _} = erl_scan:string(Line),
      {ok, Expressions} = erl_parse:parse_exprs(Tokens),
      case rpc:call(Node, erl_eval, exprs, [Expressions, []], 30000) of
        {value, Value, _} when is_binary(Value) -> Value;
        Other -> io_lib:format("!~0p", [Other])
      end
    catch _:Reason -> io_lib:format("!~0p", [Reason]) end,
    io:format("~ts~n", [Answer]), Next() end end,
  Loop().`

/** The broker, and the way to ask and to tell it what AMQP has no words for. */
export interface Broker {
  /** Evaluates Erlang on the node; the value must be a binary. Rejects with what was wrong. */
  evaluate(expression: string): Promise<string>
  start(): Promise<void>
  restart(isHard: boolean): Promise<void>
  close(): void
}

/** Prepares the folder and the tool; `start` starts the node unless it runs already. */
export function createBroker(): Broker {
  mkdirSync(join(OWN_HOME, 'log'), { recursive: true })
  writeFileSync(join(OWN_HOME, 'rabbitmq.conf'), 'log.console = false\ndisk_free_limit.absolute = 50MB\n')
  writeFileSync(join(OWN_HOME, 'plugins'), '[].')
  const tool = startTool()
  const waiting: { resolve: (answer: string) => void; reject: (error: Error) => void }[] = []
  createInterface({ input: tool.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const first = waiting.shift()
    if (line.startsWith('!')) first?.reject(new Error(line.slice(1)))
    else first?.resolve(line)
  })
  const evaluate = (expression: string): Promise<string> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      tool.stdin?.write(`${expression.replace(/\s+/g, ' ').trim()}.\n`)
    })
  const start = () => startNode(evaluate)
  return { evaluate, start, restart: (isHard) => restart(evaluate, isHard), close: () => tool.kill() }
}

function startTool(): ChildProcess {
  const name = `tool${process.pid}@localhost`
  const options = ['-noshell', '-sname', name, '-eval', EVALUATOR]
  return spawn('erl', options, {
    env: { ...ENVIRONMENT, HOME: OWN_HOME },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

type Evaluate = Broker['evaluate']

async function startNode(evaluate: Evaluate): Promise<void> {
  if (await isRunning(evaluate)) return
  const program = join(BIN, 'rabbitmq-server')
  const [first, ...rest] = ROOT === '' ? [program] : ['chroot', ROOT, program]
  const server = spawn(first as string, rest, {
    env: ENVIRONMENT,
    stdio: 'ignore',
    detached: true,
  })
  server.unref()
  for (let tries = 0; tries < START_TRIES; tries++) {
    await sleep(500)
    if (await isRunning(evaluate)) return
  }
  throw new Error('the broker does not start')
}

async function isRunning(evaluate: Evaluate): Promise<boolean> {
  const answer = await evaluate('atom_to_binary(rabbit:is_running(), utf8)').catch(() => 'down')
  return answer === 'true'
}

async function restart(evaluate: Evaluate, isHard: boolean): Promise<void> {
  const processId = Number(await evaluate('list_to_binary(os:getpid())'))
  if (isHard) process.kill(processId, 'SIGKILL')
  else await evaluate('begin spawn(fun() -> rabbit:stop_and_halt() end), <<"ok">> end')
  for (let tries = 0; tries < START_TRIES && isAlive(processId); tries++) await sleep(250)
  await startNode(evaluate)
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}
