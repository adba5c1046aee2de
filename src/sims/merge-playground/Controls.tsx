import { SelectControl } from '../SelectControl.tsx';
import type { Action } from './model.ts';
import { aggregateFunctions, allowed, engines } from './settings.ts';
import type { Settings } from './settings.ts';

const sequences: Readonly<Record<Settings['sequence'], string>> = {
  none: 'by arrival',
  ta: 'by ta',
  groups: 'by group',
};

const deletions: Readonly<Record<Settings['deletes'], string>> = {
  default: 'as by default',
  ignore: 'are ignored',
  remove: 'remove the row',
};

interface Props {
  id: string;
  settings: Settings;
  take: (action: Action) => void;
}

/** The table's options. A change begins a new table, in which the same steps are taken. */
export function Controls({ id, settings, take }: Props) {
  const { engine, sequence, deletes, sum } = settings;
  const set = (change: Partial<Settings>) => {
    take({ kind: 'set', settings: change });
  };
  const pick = <T extends string>(values: readonly T[], value: string): T | undefined =>
    values.find((one) => one === value);
  return (
    <div class="sim-merge__settings">
      <SelectControl
        id={`${id}-engine`}
        label="Merge engine"
        value={engine}
        options={engines.map((value) => ({ value, label: value }))}
        set={(value) => {
          const one = pick(engines, value);
          if (one) set({ engine: one });
        }}
      />
      <SelectControl
        id={`${id}-order`}
        label="Order"
        value={sequence}
        options={allowed[engine].sequence.map((value) => ({ value, label: sequences[value] }))}
        set={(value) => {
          const one = pick(allowed[engine].sequence, value);
          if (one) set({ sequence: one });
        }}
      />
      <SelectControl
        id={`${id}-deletes`}
        label="-U and -D"
        value={deletes}
        options={allowed[engine].deletes.map((value) => ({ value, label: deletions[value] }))}
        set={(value) => {
          const one = pick(allowed[engine].deletes, value);
          if (one) set({ deletes: one });
        }}
      />
      {engine === 'aggregation' && (
        <SelectControl
          id={`${id}-function`}
          label="Column a"
          value={sum}
          options={aggregateFunctions.map((value) => ({ value, label: value }))}
          set={(value) => {
            const one = pick(aggregateFunctions, value);
            if (one) set({ sum: one });
          }}
        />
      )}
    </div>
  );
}
