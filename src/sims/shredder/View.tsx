import { Fold } from '../Fold.tsx';
import { Frame, StepButton } from '../Frame.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { Columns } from './Columns.tsx';
import { readBack } from './model.ts';
import { ownRows } from './own-rows.ts';
import { forms, knobsOf } from './schema.ts';
import type { Form } from './schema.ts';
import { simulator } from './simulator.ts';
import { legend, textOf, total } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const formNames: Readonly<Record<Form, string>> = {
  three: 'three levels',
  two: 'two levels',
  bare: 'bare repeated',
};

/** Rows of a nested column are cut into the columns of its leaves, and put together again. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act } = driven;
  const { state } = driven.session;
  const { settings, rows, taken } = state;
  const { shape, required, form } = settings;
  const lines = legend(settings);
  return (
    <Frame
      id={id}
      class="sim-shred"
      driven={driven}
      picture={<Columns id={`${id}-columns`} state={state} />}
      buttons={
        <StepButton
          look="main"
          disabled={taken.length === rows.length}
          press={() => {
            act({ kind: 'shred' });
          }}
        >
          Shred
        </StepButton>
      }
      detail={
        // A leaf alone has it in the picture.
        taken.length > 0 &&
        lines.length > 1 &&
        lines.map((line) => (
          <p key={line} class="sim__note">
            {line}
          </p>
        ))
      }
      controls={
        <div class="sim__beside sim__beside--short">
          {shape === 'tries' && (
            <SelectControl
              id={`${id}-form`}
              label="Form of the list"
              value={form}
              options={forms.map((value) => ({ value, label: formNames[value] }))}
              set={(value) => {
                const one = forms.find((each) => each === value);
                if (one) act({ kind: 'form', form: one });
              }}
            />
          )}
          {knobsOf(settings).map(({ letter, label }) => (
            <SelectControl
              key={label}
              id={`${id}-${letter}`}
              label={<code>{label}</code>}
              value={required.includes(letter) ? 'required' : 'optional'}
              options={['optional', 'required'].map((value) => ({ value, label: value }))}
              set={() => {
                act({ kind: 'turn', letter });
              }}
            />
          ))}
        </div>
      }
    >
      <Fold
        summary="Add a row"
        later={() => (
          <div class="sim__buttons">
            {ownRows[shape].map((value, which) => (
              <StepButton
                key={which}
                press={() => {
                  act({ kind: 'add', which });
                }}
              >
                {textOf(value, shape)}
              </StepButton>
            ))}
          </div>
        )}
      />
      <Fold summary="What a reader puts together">
        <p class="sim__note">{total(state)}</p>
        <ol>
          {readBack(state).map((row, index) => (
            <li key={index}>
              <code>{textOf(row, shape)}</code>
            </li>
          ))}
        </ol>
      </Fold>
    </Frame>
  );
}
