import { formatBytes, formatNumber } from '../../domain/amounts.ts';
import { Frame, StepButton } from '../Frame.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { Column } from './Column.tsx';
import { kinds, sizes } from './file.ts';
import type { Kind } from './file.ts';
import { bytesOf, counts } from './model.ts';
import type { Fetch } from './model.ts';
import { blocks, stores } from './reads.ts';
import type { Store } from './reads.ts';
import { simulator } from './simulator.ts';
import { timesWanted } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const storeNames: Readonly<Record<Store, string>> = {
  groups: 'Parquet, row groups',
  'pages-1m': 'Parquet, pages of 1 MiB',
  'pages-64k': 'Parquet, pages of 64 KiB',
  'pages-8k': 'Parquet, pages of 8 KiB',
  lance: 'Lance',
};

const kindNames: Readonly<Record<Kind, string>> = {
  fixed: 'of one size',
  nulls: 'every fourth null',
  differ: 'of differing lengths',
};

/** So many calls are listed. */
const LISTED = 4;

/** A program fetches rows of one column, call by call, from a file of the reader's choice. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, drag } = driven;
  const { setting, wish, fetches } = driven.session.state;
  return (
    <Frame
      id={id}
      class="sim-iops"
      driven={driven}
      picture={<Column id={`${id}-column`} state={driven.session.state} />}
      buttons={
        <>
          <StepButton
            look="main"
            press={() => {
              act({ kind: 'fetch' });
            }}
          >
            Fetch
          </StepButton>
          <StepButton
            disabled={fetches.length === 0}
            press={() => {
              act({ kind: 'open' });
            }}
          >
            Open anew
          </StepButton>
        </>
      }
      detail={fetches.length > 0 && <Calls fetches={fetches} />}
      controls={
        <>
          <div class="sim__beside">
            <SelectControl
              id={`${id}-store`}
              label="Stored in"
              value={setting.store}
              options={stores.map((value) => ({ value, label: storeNames[value] }))}
              set={(value) => {
                const store = stores.find((one) => one === value);
                if (store) act({ kind: 'set', to: { store } });
              }}
            />
            <SelectControl
              id={`${id}-kind`}
              label="Values"
              value={setting.kind}
              options={kinds.map((value) => ({ value, label: kindNames[value] }))}
              set={(value) => {
                const kind = kinds.find((one) => one === value);
                if (kind) act({ kind: 'set', to: { kind } });
              }}
            />
          </div>
          <RangeControl
            id={`${id}-size`}
            label="Size of a value"
            min={0}
            max={sizes.length - 1}
            step={1}
            value={sizes.findIndex((size) => size === setting.size)}
            words={`${setting.kind === 'differ' ? `${setting.size / 2} to ` : ''}${formatNumber(setting.size)} bytes`}
            set={(value) => {
              const size = sizes[value];
              if (size !== undefined) drag('size', { kind: 'set', to: { size } });
            }}
          />
          <div class="sim__beside sim__beside--short">
            <SelectControl
              id={`${id}-count`}
              label="Rows a call"
              value={String(wish.count)}
              options={counts.map((one) => ({ value: String(one), label: String(one) }))}
              set={(value) => {
                act({ kind: 'wish', to: { count: Number(value) } });
              }}
            />
            <SelectControl
              id={`${id}-near`}
              label="They lie"
              value={wish.near ? 'near' : 'anywhere'}
              options={[
                { value: 'anywhere', label: 'anywhere' },
                { value: 'near', label: 'side by side' },
              ]}
              set={(value) => {
                act({ kind: 'wish', to: { near: value === 'near' } });
              }}
            />
            <SelectControl
              id={`${id}-block`}
              label="Lance’s block"
              value={String(setting.block)}
              options={blocks.map((block) => ({
                value: String(block),
                label: `${block / 1024} KiB`,
              }))}
              set={(value) => {
                act({ kind: 'set', to: { block: Number(value) } });
              }}
            />
          </div>
        </>
      }
    />
  );
}

/** The last calls since the file was opened. */
function Calls({ fetches }: { fetches: readonly Fetch[] }) {
  const from = Math.max(0, fetches.length - LISTED);
  return (
    <table class="sim__table">
      <thead>
        <tr>
          <th scope="col">call</th>
          <th scope="col">reads</th>
          <th scope="col">bytes</th>
          <th scope="col">× wanted</th>
        </tr>
      </thead>
      <tbody>
        {fetches.slice(from).map((fetch, index) => (
          <tr key={from + index}>
            <td>{`${from + index + 1}, ${fetch.cold ? 'cold' : 'warm'}`}</td>
            <td>{fetch.reads.length}</td>
            <td>{formatBytes(bytesOf(fetch))}</td>
            <td>{timesWanted(fetch)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
