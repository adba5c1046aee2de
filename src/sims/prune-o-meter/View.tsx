import { Frame, StepButton } from '../Frame.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { orders } from './file.ts';
import type { Order } from './file.ts';
import { MAX_VALUE, questions } from './model.ts';
import { Pages } from './Pages.tsx';
import { bloomBytes, tests } from './prune.ts';
import type { Test } from './prune.ts';
import { simulator } from './simulator.ts';
import { leftInWords } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const orderNames: Readonly<Record<Order, string>> = {
  sorted: 'sorted',
  shuffled: 'shuffled',
  runs: 'runs of 16 in any order',
  late: 'sorted, with late rows',
};

const testNames: Readonly<Record<Test, string>> = {
  '=': 'id = v',
  between: 'id from v to v + 59',
  '>=': 'id >= v',
  '<>': 'id <> v',
};

/** What the button says, by what the reader asks next. */
const stepNames: Readonly<Record<(typeof questions)[number], string>> = {
  footer: 'Ask footer',
  bloom: 'Ask filters',
  index: 'Ask index',
  read: 'Read pages',
};

/** A query asks a file for its evidence, level by level, before it reads. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, drag } = driven;
  const { order, predicate, evidence, asked } = driven.session.state;
  const named = <T extends string>(names: Readonly<Record<T, string>>, values: readonly T[]) =>
    values.map((value) => ({ value, label: names[value] }));
  const isThere = [
    { value: 'yes', label: 'there' },
    { value: 'no', label: 'not there' },
  ];
  return (
    <Frame
      id={id}
      class="sim-prune"
      driven={driven}
      picture={<Pages id={`${id}-pages`} state={driven.session.state} />}
      buttons={
        <StepButton
          look="main"
          disabled={asked === questions.length}
          press={() => {
            act({ kind: 'ask' });
          }}
        >
          {stepNames[questions[asked] ?? 'read']}
        </StepButton>
      }
      detail={asked > 0 && <p class="sim__note">{leftInWords(driven.session.state)}</p>}
      controls={
        <>
          <div class="sim__beside">
            <SelectControl
              id={`${id}-order`}
              label="The rows lie"
              value={order}
              options={named(orderNames, orders)}
              set={(value) => {
                const one = orders.find((each) => each === value);
                if (one) act({ kind: 'order', order: one });
              }}
            />
            <SelectControl
              id={`${id}-test`}
              label="The condition"
              value={predicate.test}
              options={named(testNames, tests)}
              set={(value) => {
                const test = tests.find((each) => each === value);
                if (test) act({ kind: 'predicate', to: { test } });
              }}
            />
          </div>
          <RangeControl
            id={`${id}-value`}
            label="v"
            min={0}
            max={MAX_VALUE}
            step={1}
            value={predicate.value}
            words={`${predicate.value}${predicate.value % 2 === 1 ? ', which no row has' : ''}`}
            set={(value) => {
              drag('value', { kind: 'predicate', to: { value } });
            }}
          />
          <div class="sim__beside sim__beside--short">
            {(['footer', 'index'] as const).map((kind) => (
              <SelectControl
                key={kind}
                id={`${id}-${kind}`}
                label={kind === 'footer' ? 'Bounds in the footer' : 'Page index'}
                value={evidence[kind] ? 'yes' : 'no'}
                options={isThere}
                set={(value) => {
                  act({ kind: 'evidence', to: { [kind]: value === 'yes' } });
                }}
              />
            ))}
            <SelectControl
              id={`${id}-bloom`}
              label="Bloom filters"
              value={String(evidence.bloom)}
              options={bloomBytes.map((bytes) => ({
                value: String(bytes),
                label: bytes === 0 ? 'none' : `${bytes} bytes`,
              }))}
              set={(value) => {
                act({ kind: 'evidence', to: { bloom: Number(value) } });
              }}
            />
          </div>
        </>
      }
    />
  );
}
