import { useState } from 'preact/hooks';
import { isSameKey, MAX_KEY_LENGTH, parseKey } from './key-hash.ts';
import type { KeyType } from './key-hash.ts';
import type { Traffic } from './load.ts';
import { limits } from './model.ts';
import type { Action } from './model.ts';
import { describeKeyFault, keyName } from './words.ts';

interface Props {
  id: string;
  traffic: Traffic;
  ready: boolean;
  take: (action: Action) => void;
  /** Says why nothing was done. */
  refuse: (reason: string) => void;
}

const javaNames: Record<KeyType, string> = { text: 'String', int: 'Integer', long: 'Long' };
const NUMBERED_STEP = 100;
const FIRST_PERCENT = 60;

/** Adds keys: one that the reader types, or many at once. */
export function AddKeys({ id, ready, take, refuse }: Props) {
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
    <form onSubmit={submit}>
      <fieldset class="sim-ring__group" disabled={!ready}>
        <legend class="sim__label">More keys</legend>
        <div class="sim-ring__line">
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
          <div class="sim__control">
            <label for={`${id}-type`}>Its Java type</label>
            <select
              id={`${id}-type`}
              value={type}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setType(value === 'int' || value === 'long' ? value : 'text');
              }}
            >
              {Object.entries(javaNames).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </div>
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
        </div>
      </fieldset>
    </form>
  );
}

/** Makes one of the named keys hot. */
export function HotKey({ id, traffic: { keys, hot }, ready, take }: Props) {
  const percent = hot?.percent ?? FIRST_PERCENT;
  const chosen = hot === null ? '' : String(keys.findIndex((key) => isSameKey(key, hot.key)));
  const choose = (value: string) => {
    const key = value === '' ? undefined : keys[Number(value)];
    if (key) take({ kind: 'heat', key, percent });
    else if (hot) take({ kind: 'heat', key: hot.key, percent: 0 });
  };
  return (
    <fieldset class="sim-ring__group" disabled={!ready}>
      <legend class="sim__label">Hot key</legend>
      <div class="sim-ring__line sim-ring__line--top">
        <div class="sim__control">
          <label for={`${id}-hot`}>Which key</label>
          <select
            id={`${id}-hot`}
            value={chosen}
            onChange={(event) => {
              choose(event.currentTarget.value);
            }}
          >
            <option value="">{keys.length === 0 ? 'none: add a key first' : 'none'}</option>
            {keys.map((key, i) => (
              <option key={i} value={String(i)}>
                {keyName(key)}
              </option>
            ))}
          </select>
        </div>
        <div class="sim__control sim-ring__share">
          <label for={`${id}-share`}>Its share of the records</label>
          <div class="sim__range">
            <input
              id={`${id}-share`}
              type="range"
              min={5}
              max={limits.hotPercent}
              step={5}
              disabled={hot === null}
              value={percent}
              aria-valuetext={hot ? `${percent} percent` : 'no hot key'}
              onInput={(event) => {
                const share = Number(event.currentTarget.value);
                if (hot) take({ kind: 'heat', key: hot.key, percent: share });
              }}
            />
            <output for={`${id}-share`}>{hot ? `${percent} %` : 'no hot key'}</output>
          </div>
        </div>
      </div>
    </fieldset>
  );
}
