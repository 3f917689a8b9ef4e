import { useState } from 'react'
import controls from '../../panels/ui/controls.module.css'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import styles from './Hash.module.css'
import { bytesOf, dividedOf, type HashStep, hashSteps, hex, partitionOf, type Way } from './hashing.ts'

/** One key on its way: bytes, hash, number, remainder. The hash can be watched as it grows. */
export function Machine({ subject, way }: { readonly subject: string; readonly way: Way }) {
  const { hash: words } = useLabWords()
  const { client, serializer, partitions } = way
  const bytes = bytesOf(subject, serializer)
  const partition = partitionOf(subject, way)
  if (client === 'notes' || bytes === undefined || partition === undefined) {
    const said =
      client === 'notes' && partition !== undefined
        ? `(n − 1) % ${partitions} → P${partition}`
        : words.notNumber
    return (
      <Road
        parts={[
          { name: words.key, value: subject },
          { name: words.steps.modulo, value: said },
        ]}
      />
    )
  }
  const steps = hashSteps(bytes, client)
  const last = steps.at(-1)?.hash ?? 0
  const divided = dividedOf(last, client)
  return (
    <>
      <Road
        parts={[
          { name: words.key, value: JSON.stringify(subject) },
          { name: words.steps.bytes, value: bytes.map((byte) => hex(byte).slice(6)).join(' ') || '∅' },
          { name: words.steps.hash, value: `0x${hex(last)}` },
          ...(client === 'java'
            ? [{ name: words.steps.positive, value: `0x${hex(divided)} = ${divided}` }]
            : []),
          { name: `${words.steps.modulo} % ${partitions}`, value: `P${partition}` },
        ]}
      />
      {client === 'java' && <Steps key={subject} steps={steps} />}
    </>
  )
}

function Road({ parts }: { readonly parts: readonly { readonly name: string; readonly value: string }[] }) {
  const { hash: words } = useLabWords()
  return (
    <section className={styles['machine']} aria-label={words.machine}>
      <ol className={styles['road']}>
        {parts.map(({ name, value }) => (
          <li key={name}>
            <small>{name}</small>
            <code>{value}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** murmur2 takes four bytes at a time. */
function Steps({ steps }: { readonly steps: readonly HashStep[] }) {
  const { hash: words } = useLabWords()
  const [at, setAt] = useState(0)
  const step = steps[at]
  if (step === undefined) return null
  const bytes = step.bytes.map((byte) => hex(byte).slice(6)).join(' ')
  const said = { seed: words.seed, block: words.block(bytes), last: words.last }[step.kind]
  return (
    <div className={controls['row']}>
      <button type="button" className={controls['button']} disabled={at === 0} onClick={() => setAt(at - 1)}>
        {words.stepBack}
      </button>
      <button
        type="button"
        className={controls['button']}
        disabled={at === steps.length - 1}
        onClick={() => setAt(at + 1)}
      >
        {words.stepOn}
      </button>
      <output className={page['mono']} data-testid="hash-step">
        {at + 1}/{steps.length} {said}: 0x{hex(step.hash)}
      </output>
    </div>
  )
}
