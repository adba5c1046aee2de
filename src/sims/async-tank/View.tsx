import { count } from '../../domain/amounts.ts';
import { Frame, StepButton } from '../Frame.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { isOver } from './model.ts';
import { arrivalsPerSecond, meanLatency, mostPerSecond } from './rate.ts';
import { capacity, knobs } from './settings.ts';
import { simulator } from './simulator.ts';
import type { State } from './state.ts';
import { TankPicture } from './TankPicture.tsx';

interface Props {
  id: string;
  preset?: string | undefined;
}

const steps = [
  ['next', 'Next event'],
  ['run', 'Run to the end'],
  ['checkpoint', 'Barrier'],
  ['crash', 'Crash'],
] as const;

/** An operator of async I/O, its input, its queue and what left it. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, session } = driven;
  const { state } = session;
  const { settings } = state;
  return (
    <Frame
      id={id}
      class="sim-tank"
      driven={driven}
      picture={<TankPicture id={`${id}-picture`} state={state} />}
      buttons={steps.map(([kind, name]) => (
        <StepButton
          key={kind}
          look={kind === 'next' ? 'main' : 'plain'}
          disabled={!canDo(state, kind)}
          press={() => {
            act({ kind });
          }}
        >
          {kind === 'crash' && state.failed ? 'Restart' : name}
        </StepButton>
      ))}
      detail={<p class="sim__note">{tellLimit(state)}</p>}
      controls={
        <>
          <RangeControl
            id={`${id}-capacity`}
            label={capacity.label}
            min={1}
            max={8}
            step={1}
            value={settings.capacity}
            words={`${settings.capacity}`}
            set={(value) => {
              driven.drag('capacity', { kind: 'set', to: { capacity: value } });
            }}
          />
          {knobs.map(({ key, label, options }) => (
            <SelectControl
              key={key}
              id={`${id}-${key}`}
              label={label}
              value={String(settings[key])}
              options={options}
              set={(value) => {
                const chosen = options.find((option) => option.value === value);
                if (chosen) act(chosen.act);
              }}
            />
          ))}
        </>
      }
    />
  );
}

function canDo(state: State, kind: (typeof steps)[number][0]): boolean {
  if (kind === 'crash') return state.now > 0;
  return kind === 'checkpoint' ? !state.failed && state.barrier === null : !isOver(state);
}

/** Little’s law, with the present numbers. */
function tellLimit(state: State): string {
  const places = count(state.settings.capacity, 'place');
  const latency = `${Math.round(meanLatency(state))} ms`;
  return `${places} ÷ ${latency} mean latency: at most ${mostPerSecond(state)} records a second. ${arrivalsPerSecond(state)} a second arrive.`;
}
