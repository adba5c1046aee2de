import { useState } from 'preact/hooks';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { isSameKey, MAX_KEY_LENGTH, parseKey } from './key-hash.ts';
import type { KeyType } from './key-hash.ts';
import type { Traffic } from './load.ts';
import { limits } from './model.ts';
import type { Action } from './model.ts';
import { describeKeyFault, keyName } from './words.ts';

interface Props {
  id: string;
  take: (action: Action) => void;
}

const javaNames: Record<KeyType, string> = { text: 'String', int: 'Integer', long: 'Long' };
const NUMBERED_STEP = 100;
const FIRST_PERCENT = 60;

/** Adds keys: one that the reader types, or many at once. `refuse` says why nothing was done. */
export function AddKeys({ id, take, refuse }: Props & { refuse: (reason: string) => void }) {
  const [typed, setTyped] = useState('');
  const [type, setType] = useState<KeyType>('text');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const key = parseKey(type, typed);
    if (typeof key === 'string') {
      refuse(describeKeyFault(key, type));
      return;
    }
    take({ kind: 'add-key', key });
    setTyped('');
  };
  return (
    <form class="sim-ring__line" onSubmit={submit}>
      <div class="sim__control">
        <label for={`${id}-key`}>A key of yours</label>
        <input
          id={`${id}-key`}
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={MAX_KEY_LENGTH}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </div>
      <SelectControl
        id={`${id}-type`}
        label="Its Java type"
        value={type}
        options={Object.entries(javaNames).map(([value, label]) => ({ value, label }))}
        set={(value) => {
          setType(value === 'int' || value === 'long' ? value : 'text');
        }}
      />
      <div class="sim__buttons">
        <button class="button button--quiet" type="submit">
          Add the key
        </button>
        <button
          class="button button--quiet"
          type="button"
          onClick={() => {
            take({ kind: 'add-numbered', count: NUMBERED_STEP });
          }}
        >
          {`Add ${NUMBERED_STEP} keys`}
        </button>
      </div>
    </form>
  );
}

/** Makes one of the named keys hot. */
export function HotKey({
  id,
  traffic: { keys, hot },
  take,
  drag,
}: Props & { traffic: Traffic; drag: (what: string, action: Action) => void }) {
  const percent = hot?.percent ?? FIRST_PERCENT;
  const chosen = hot === null ? '' : String(keys.findIndex((key) => isSameKey(key, hot.key)));
  const choose = (value: string) => {
    const key = value === '' ? undefined : keys[Number(value)];
    if (key) take({ kind: 'heat', key, percent });
    else if (hot) take({ kind: 'heat', key: hot.key, percent: 0 });
  };
  return (
    <div class="sim-ring__line">
      <SelectControl
        id={`${id}-hot`}
        label="Hot key"
        value={chosen}
        options={[
          { value: '', label: keys.length === 0 ? 'none: add a key first' : 'none' },
          ...keys.map((key, i) => ({ value: String(i), label: keyName(key) })),
        ]}
        set={choose}
      />
      <RangeControl
        id={`${id}-share`}
        label="Its share"
        min={5}
        max={limits.hotPercent}
        step={5}
        disabled={hot === null}
        value={percent}
        words={hot ? `${percent} % of records` : 'no hot key'}
        set={(share) => {
          if (hot) drag('share', { kind: 'heat', key: hot.key, percent: share });
        }}
      />
    </div>
  );
}
