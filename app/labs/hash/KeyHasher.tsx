import { Minus, Plus } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Button } from '../../panels/ui/Button.tsx'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import { settingsInAddress, writeAddress } from '../address.ts'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { Evenness } from './Evenness.tsx'
import { Grow } from './Grow.tsx'
import { HashBet } from './HashBet.tsx'
import { type Client, manyKeys, placed, type Serializer, type Way } from './hashing.ts'
import { Machine } from './Machine.tsx'
import { Partitions } from './Partitions.tsx'

/** More partitions than this are not seen side by side. */
const PARTITIONS_MAX = 12
/** As many as a page can show without growing slow. */
const KEYS_MAX = 2000

/** To begin with: not those of the bet. */
const SIX = ['1', '2', '3', '4', '5', '6']

const PRESETS = [
  { name: 'user-1…6', keys: manyKeys(6) },
  { name: '1…6', keys: SIX },
  { name: 'user-1…100', keys: manyKeys(100) },
  { name: 'user-1…1000', keys: manyKeys(1000) },
] as const

interface Settings extends Way {
  readonly text: string
}

/** What the address says, or six keys on three partitions. */
function atFirst(): Settings {
  const said = settingsInAddress()
  const client = said.get('client')
  const serializer = said.get('serializer')
  const partitions = Number(said.get('partitions'))
  return {
    client: client === 'librdkafka' || client === 'notes' ? client : 'java',
    serializer: serializer === 'integer' || serializer === 'long' ? serializer : 'string',
    partitions:
      Number.isInteger(partitions) && partitions >= 1 && partitions <= PARTITIONS_MAX ? partitions : 3,
    text: said.get('keys') ?? SIX.join('\n'),
  }
}

/** From keys to partitions, with the real hashes, a step at a time. */
export function KeyHasher() {
  const { hash: words } = useLabWords()
  const [settings, setSettings] = useState(atFirst)
  const [chosen, choose] = useState<string>()
  const { client, serializer, partitions, text } = settings
  const keys = [...new Set(text.split('\n').map((line) => line.trim()))]
    .filter((key) => key !== '')
    .slice(0, KEYS_MAX)
  const key = chosen !== undefined && keys.includes(chosen) ? chosen : (keys[0] ?? '')
  useEffect(() => {
    writeAddress('hash', { client, serializer, partitions: `${partitions}`, keys: text })
  }, [client, serializer, partitions, text])
  const change = (changed: Partial<Settings>) => setSettings({ ...settings, ...changed })
  return (
    <>
      <p className={reading['lead']}>{words.lead}</p>
      <HashBet />
      <div className={reading['card']}>
        <Choices settings={settings} onChange={change} />
        <p className={reading['hint']}>{words.clientHint[client]}</p>
      </div>
      <div className={page['two']}>
        <KeysField text={text} onChange={(changed) => change({ text: changed })} />
        <div className={reading['card']}>
          <Machine subject={key} way={settings} />
          <Partitions columns={placed(keys, settings)} keys={keys} chosen={key} onChoose={choose} />
          <p className={reading['hint']}>{words.noKey}</p>
        </div>
      </div>
      <Grow keys={keys} way={settings} />
      <Evenness way={settings} />
    </>
  )
}

function Choices(props: { readonly settings: Settings; onChange(changed: Partial<Settings>): void }) {
  const { hash: words } = useLabWords()
  const { client, serializer, partitions } = props.settings
  return (
    <div className={page['settings']}>
      <Segmented<Client>
        label={words.client}
        isLabelShown
        value={client}
        options={(['java', 'librdkafka', 'notes'] as const).map((value) => ({
          value,
          label: words.clients[value],
        }))}
        onChange={(value) => props.onChange({ client: value })}
      />
      <Segmented<Serializer>
        label={words.serializer}
        isLabelShown
        isDisabled={client === 'notes'}
        value={serializer}
        options={(['string', 'integer', 'long'] as const).map((value) => ({
          value,
          label: words.serializers[value],
        }))}
        onChange={(value) => props.onChange({ serializer: value })}
      />
      <span className={controls['row']}>
        {words.partitions}
        <Button
          className={controls['button']}
          aria-label={words.fewer}
          isOff={partitions <= 1}
          onPress={() => props.onChange({ partitions: partitions - 1 })}
        >
          <Minus size={16} aria-hidden="true" />
        </Button>
        <output aria-live="polite" data-testid="partitions">
          {partitions}
        </output>
        <Button
          className={controls['button']}
          aria-label={words.more}
          isOff={partitions >= PARTITIONS_MAX}
          onPress={() => props.onChange({ partitions: partitions + 1 })}
        >
          <Plus size={16} aria-hidden="true" />
        </Button>
      </span>
    </div>
  )
}

function KeysField({ text, onChange }: { readonly text: string; onChange(text: string): void }) {
  const { hash: words } = useLabWords()
  const id = useId()
  return (
    <div className={reading['card']}>
      <label htmlFor={id} className={controls['heading']}>
        {words.keys}
      </label>
      <textarea
        id={id}
        className={`${controls['field']} ${page['mono']}`}
        rows={8}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <fieldset className={controls['row']}>
        <legend className="visually-hidden">{words.presets}</legend>
        {PRESETS.map(({ name, keys }) => (
          <button
            key={name}
            type="button"
            className={controls['button']}
            onClick={() => onChange(keys.join('\n'))}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
