import { useState } from 'preact/hooks';
import { isSameKey, MAX_KEY_LENGTH, parseKey } from './key-hash.ts';
import type { KeyType } from './key-hash.ts';
import type { Traffic } from './load.ts';
import { limits } from './model.ts';
import type { Action } from './model.ts';
import { describeKeyFault, keyName } from './words.ts';

interface Props {
  traffic: Traffic;
  ready: boolean;
  take: (action: Action) => void;
  /** Says why nothing was done. */
  refuse: (reason: string) => void;
}

const javaNames: Record<KeyType, string> = { text: 'String', int: 'Integer', long: 'Long' };
const NUMBERED_STEP = 100;
const FIRST_PERCENT = 60;

/** Adds keys, and makes one of them hot. */
export default function Keys(props: Props) {
  return (
    <>
      <AddKey {...props} />
      <HotKey {...props} />
    </>
  );
}

function AddKey({ ready, take, refuse }: Props) {
  const [typed, setTyped] = useState('');
  const [type, setType] = useState<KeyType>('text');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const key = parseKey(type, typed);
    if (typeof key === 'string') return refuse(describeKeyFault(key, type));
    take({ kind: 'add-key', key });
    setTyped('');
  };
  return (
    <form onSubmit={submit}>
      <fieldset class="sim-group" disabled={!ready}>
        <legend>Keys</legend>
        <div class="sim-controls">
          <label class="sim-field">
            <span class="sim-label">A key of yours</span>
            <input
              type="text"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxLength={MAX_KEY_LENGTH}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <label class="sim-field">
            <span class="sim-label">Its Java type</span>
            <select
              value={type}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setType(value === 'int' || value === 'long' ? value : 'text');
              }}
            >
              {Object.entries(javaNames).map(([value, name]) => (
                <option value={value}>{name}</option>
              ))}
            </select>
          </label>
        </div>
        <div class="sim-buttons">
          <button class="button button--quiet" type="submit">
            Add the key
          </button>
          <button
            class="button button--quiet"
            type="button"
            onClick={() => take({ kind: 'add-numbered', count: NUMBERED_STEP })}
          >
            Add {NUMBERED_STEP} numbered keys
          </button>
        </div>
      </fieldset>
    </form>
  );
}

function HotKey({ traffic: { keys, hot }, ready, take }: Props) {
  const percent = hot?.percent ?? FIRST_PERCENT;
  const chosen = hot === null ? '' : String(keys.findIndex((key) => isSameKey(key, hot.key)));
  const choose = (value: string) => {
    const key = value === '' ? undefined : keys[Number(value)];
    if (key) take({ kind: 'heat', key, percent });
    else if (hot) take({ kind: 'heat', key: hot.key, percent: 0 });
  };
  return (
    <fieldset class="sim-group" disabled={!ready}>
      <legend>Hot key</legend>
      <div class="sim-controls">
        <label class="sim-field">
          <span class="sim-label">Which key</span>
          <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{keys.length === 0 ? 'none (add a key first)' : 'none'}</option>
            {keys.map((key, i) => (
              <option value={String(i)}>{keyName(key)}</option>
            ))}
          </select>
        </label>
        <label class="sim-field">
          <span class="sim-label">
            Its share of the records <span class="sim-value">{hot ? `${percent} %` : 'even'}</span>
          </span>
          <input
            type="range"
            min={5}
            max={limits.hotPercent}
            step={5}
            disabled={hot === null}
            value={percent}
            aria-valuetext={hot ? `${percent} percent of the records` : 'no hot key'}
            onInput={(event) =>
              hot &&
              take({ kind: 'heat', key: hot.key, percent: Number(event.currentTarget.value) })
            }
          />
        </label>
      </div>
    </fieldset>
  );
}
