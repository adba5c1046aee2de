import type { ComponentChildren } from 'preact';
import { count } from '../../domain/amounts.ts';
import { batchCounts, ranges, sampleCounts, sampleKinds } from './settings.ts';
import type { RangeName, Settings } from './settings.ts';
import { ms } from './words.ts';

interface Props {
  id: string;
  settings: Settings;
  change: (change: Partial<Settings>) => void;
}

/** All settings as native controls. */
export function Controls({ id, settings, change }: Props) {
  const range = (name: RangeName, label: ComponentChildren, inWords: (value: number) => string) => {
    const { least, most, by } = ranges[name];
    const words = inWords(settings[name]);
    return (
      <div class="sim__control">
        <label for={`${id}-${name}`}>{label}</label>
        <div class="sim__range">
          <input
            id={`${id}-${name}`}
            type="range"
            min={least}
            max={most}
            step={by}
            value={settings[name]}
            aria-valuetext={words}
            onInput={({ currentTarget }) => {
              change({ [name]: Number(currentTarget.value) });
            }}
          />
          <output for={`${id}-${name}`}>{words}</output>
        </div>
      </div>
    );
  };
  const select = (
    name: string,
    label: ComponentChildren,
    value: number,
    options: readonly { value: number; label: string }[],
    choose: (value: number) => Partial<Settings>,
  ) => (
    <div class="sim__control">
      <label for={`${id}-${name}`}>{label}</label>
      <select
        id={`${id}-${name}`}
        value={value}
        onChange={({ currentTarget }) => {
          change(choose(Number(currentTarget.value)));
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
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
      <div class="sim__controls">
        {range('workers', <code>num_workers</code>, (value) => count(value, 'worker'))}
        {range(
          'prefetch',
          <code>prefetch_factor</code>,
          (value) => `${count(value, 'list')} per worker`,
        )}
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
      </div>
      <details>
        <summary>Pinning, batch size, length of the epoch</summary>
        <div class="sim__controls">
          {range('pinMs', 'Pin one batch', (value) => (value === 0 ? 'no pin thread' : ms(value)))}
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
      </details>
    </>
  );
}
