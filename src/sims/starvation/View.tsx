import { formatNumber } from '../../domain/amounts.ts';
import { Frame, StepButton } from '../Frame.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { Lanes } from './Lanes.tsx';
import { strides } from './model.ts';
import type { State } from './model.ts';
import { allowed, ruling, stages } from './pipeline.ts';
import { values } from './settings.ts';
import type { settable } from './settings.ts';
import { simulator } from './simulator.ts';
import { paceLine, stageNames } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

type Key = (typeof settable)[number];

const counted = {
  workers: 'Workers',
  cores: 'Cores',
  prefetch: 'prefetch_factor',
} as const satisfies Partial<Record<Key, string>>;

const timed = {
  store: 'Waiting for the store',
  link: 'On the link',
  decode: 'Decoding',
  step: 'A step on the device',
} as const satisfies Partial<Record<Key, string>>;

/** A loader feeds a device: whoever sets its times and numbers sees who waits. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, drag } = driven;
  const { state } = driven.session;
  const { setting, trained } = state;
  const [one, many] = strides;
  return (
    <Frame
      id={id}
      class="sim-starve"
      driven={driven}
      picture={<Lanes id={`${id}-lanes`} state={state} />}
      buttons={
        <>
          <StepButton
            look="main"
            press={() => {
              act({ kind: 'train', steps: one });
            }}
          >
            Train a step
          </StepButton>
          <StepButton
            press={() => {
              act({ kind: 'train', steps: many });
            }}
          >
            {`Train ${many}`}
          </StepButton>
        </>
      }
      detail={trained > 0 && <Stages state={state} />}
      controls={
        <>
          <div class="sim__beside sim__beside--short">
            {(['workers', 'cores', 'prefetch'] as const).map((key) => (
              <SelectControl
                key={key}
                id={`${id}-${key}`}
                label={counted[key]}
                value={String(setting[key])}
                options={values[key].map((value) => ({
                  value: String(value),
                  label: String(value),
                }))}
                set={(value) => {
                  act({ kind: 'set', to: { [key]: Number(value) } });
                }}
              />
            ))}
          </div>
          {(['store', 'link', 'decode', 'step'] as const).map((key) => (
            <RangeControl
              key={key}
              id={`${id}-${key}`}
              label={timed[key]}
              min={0}
              max={values[key].length - 1}
              step={1}
              value={values[key].indexOf(setting[key])}
              words={`${formatNumber(setting[key])} ms`}
              set={(place) => {
                drag(key, { kind: 'set', to: { [key]: values[key][place] ?? 0 } });
              }}
            />
          ))}
          <div class="sim__beside">
            <SelectControl
              id={`${id}-late`}
              label="Batch of step 31"
              value={String(setting.late)}
              options={values.late.map((value) => ({
                value: String(value),
                label: value === 0 ? 'like the others' : `${formatNumber(value)} ms late`,
              }))}
              set={(value) => {
                act({ kind: 'set', to: { late: Number(value) } });
              }}
            />
            <SelectControl
              id={`${id}-reads`}
              label="The loop reads the loss"
              value={setting.reads ? 'yes' : 'no'}
              options={[
                { value: 'yes', label: 'in each step' },
                { value: 'no', label: 'never' },
              ]}
              set={(value) => {
                act({ kind: 'set', to: { reads: value === 'yes' } });
              }}
            />
          </div>
        </>
      }
    />
  );
}

/** What each stage allows, the ruling one marked, and how the loop runs. */
function Stages({ state }: { state: State }) {
  const times = allowed(state.setting);
  const ruler = ruling(state.setting);
  return (
    <>
      <table class="sim__table">
        <caption class="visually-hidden">Milliseconds a batch that each stage allows</caption>
        <thead>
          <tr>
            {stages.map((stage) => (
              <th key={stage} scope="col">
                {stageNames[stage]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {stages.map((stage) => {
              const time = `${formatNumber(Math.round(times[stage]))} ms`;
              return (
                <td key={stage}>{stage === ruler ? <strong>{`${time}, rules`}</strong> : time}</td>
              );
            })}
          </tr>
        </tbody>
      </table>
      <p class="sim__note">{paceLine(state)}</p>
    </>
  );
}
