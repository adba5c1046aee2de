import { useId, useState } from 'preact/hooks';
import { needsValue, operators, type Operator } from '../../readers/orc/operator.ts';
import type { Scan } from '../../readers/orc/scan.ts';
import { valueText } from './words.ts';
import type { Overview } from './facts.ts';
import { ScanPicture } from './ScanPicture.tsx';
import { scanWords } from './scan-words.ts';
import type { Cost } from '../shell/reads.ts';

/** One comparison as it is typed. */
export interface Asked {
  column: number;
  operator: Operator;
  value: string;
}

export type Answer = { scan: Scan; cost: Cost } | { misread: string };

interface Props {
  file: Overview;
  answer: Answer | null;
  onAsk: (asked: Asked) => void;
}

/** A comparison, and what it lets a reader leave out. */
export function ScanPanel({ file, answer, onAsk }: Props) {
  const askable = file.columns.filter(({ canAsk }) => canAsk);
  const [asked, setAsked] = useState<Asked>(() => ({
    column: askable[0]?.id ?? 0,
    operator: '=',
    value: valueOf(askable[0]),
  }));
  const id = useId();
  const column = file.columns.find((one) => one.id === asked.column);
  if (askable.length === 0) {
    return <p class="look__none">No column of this file has an order that can be asked for.</p>;
  }
  return (
    <>
      <form
        class="look__form"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(asked);
        }}
      >
        <div class="look__field">
          <label for={`${id}-column`}>Rows where</label>
          <select
            id={`${id}-column`}
            value={asked.column}
            onChange={({ currentTarget }) => {
              const next = Number(currentTarget.value);
              setAsked({
                ...asked,
                column: next,
                value: valueOf(askable.find((one) => one.id === next)),
              });
            }}
          >
            {askable.map(({ id: number, path, type }) => (
              <option key={number} value={number}>
                {path} ({type})
              </option>
            ))}
          </select>
        </div>
        <div class="look__field">
          <label for={`${id}-operator`}>is</label>
          <select
            id={`${id}-operator`}
            value={asked.operator}
            onChange={({ currentTarget }) =>
              setAsked({ ...asked, operator: currentTarget.value as Operator })
            }
          >
            {operators.map((operator) => (
              <option key={operator}>{operator}</option>
            ))}
          </select>
        </div>
        {needsValue(asked.operator) && (
          <div class="look__field look__field--wide">
            <label for={`${id}-value`}>value</label>
            <input
              id={`${id}-value`}
              value={asked.value}
              autocomplete="off"
              spellcheck={false}
              onInput={({ currentTarget }) => setAsked({ ...asked, value: currentTarget.value })}
            />
          </div>
        )}
        <button type="submit" class="button">
          Read
        </button>
      </form>
      {column?.facts && (
        <p class="soft">
          Over the whole file, {column.path} goes from {valueText(column.facts.min)} to{' '}
          {valueText(column.facts.max)}.
        </p>
      )}
      <div role="status">
        {answer && (
          <p class="look__said">
            {'misread' in answer
              ? answer.misread
              : scanWords(answer.scan, answer.cost, file.size, file.stripeCount)}
          </p>
        )}
      </div>
      {answer && 'scan' in answer && <ScanPicture file={file} scan={answer.scan} />}
    </>
  );
}

/** The column’s least value: there is one, and it is of the right form. */
function valueOf(column: Overview['columns'][number] | undefined): string {
  const min = column?.facts?.min;
  return min === null || min === undefined || typeof min === 'object' ? '' : String(min);
}
