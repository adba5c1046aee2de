import type { ComponentChildren } from 'preact';
import { count } from '../../domain/amounts.ts';
import { Fold } from '../Fold.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { batchCounts, ranges, sampleCounts, sampleKinds } from './settings.ts';
import type { RangeName, Settings } from './settings.ts';
import { ms } from './words.ts';

interface Props {
  id: string;
  settings: Settings;
  change: (change: Partial<Settings>) => void;
}

/** All settings as native controls; what one seldom turns is folded. */
export function Controls({ id, settings, change }: Props) {
  const range = (name: RangeName, label: ComponentChildren, inWords: (value: number) => string) => {
    const { least, most, by } = ranges[name];
    return (
      <RangeControl
        id={`${id}-${name}`}
        label={label}
        min={least}
        max={most}
        step={by}
        value={settings[name]}
        words={inWords(settings[name])}
        set={(value) => {
          change({ [name]: value });
        }}
      />
    );
  };
  const select = (
    name: string,
    label: ComponentChildren,
    value: number,
    options: readonly { value: number; label: string }[],
    choose: (value: number) => Partial<Settings>,
  ) => (
    <SelectControl
      id={`${id}-${name}`}
      label={label}
      value={String(value)}
      options={options.map((option) => ({ ...option, value: String(option.value) }))}
      set={(chosen) => {
        change(choose(Number(chosen)));
      }}
    />
  );
  const numbered = (values: readonly number[], unit: string) =>
    values.map((value) => ({ value, label: `${String(value)} ${unit}` }));
  const batches = [
    { value: -1, label: 'none' },
    ...Array.from({ length: settings.batches }, (_, batch) => ({
      value: batch,
      label: `batch ${String(batch)}`,
    })),
  ];

  return (
    <>
      {range('workers', <code>num_workers</code>, (value) => count(value, 'worker'))}
      {range(
        'prefetch',
        <code>prefetch_factor</code>,
        (value) => `${count(value, 'list')} per worker`,
      )}
      <Fold
        summary="Times, slow batch, order, pinning, sizes"
        later={() => (
          <div class="sim__controls">
            {range('loadMs', 'Load one batch', ms)}
            {range('stepMs', 'One step of the loop', ms)}
            {select('slow', 'Slow batch', settings.slowBatch ?? -1, batches, (value) => ({
              slowBatch: value < 0 ? null : value,
            }))}
            {settings.slowBatch !== null && range('slowMs', 'Load the slow batch', ms)}
            <div class="sim__control sim-dl__check">
              <input
                id={`${id}-order`}
                type="checkbox"
                checked={settings.inOrder}
                onChange={({ currentTarget }) => {
                  change({ inOrder: currentTarget.checked });
                }}
              />
              <label for={`${id}-order`}>
                <code>in_order</code>: deliver by number
              </label>
            </div>
            {range('pinMs', 'Pin one batch', (value) =>
              value === 0 ? 'no pin thread' : ms(value),
            )}
            {select(
              'batches',
              'Epoch',
              settings.batches,
              numbered(batchCounts, 'batches'),
              (value) => ({ batches: value }),
            )}
            {select(
              'samples',
              <code>batch_size</code>,
              settings.samples,
              numbered(sampleCounts, 'samples'),
              (value) => ({ samples: value }),
            )}
            {select(
              'bytes',
              'One sample, 3 × 224 × 224',
              settings.sampleBytes,
              sampleKinds.map(({ bytes, label }) => ({ value: bytes, label })),
              (value) => ({ sampleBytes: value }),
            )}
          </div>
        )}
      />
    </>
  );
}
