import { Frame, StepButton } from '../Frame.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { BarrierPicture } from './BarrierPicture.tsx';
import { step } from './model.ts';
import { cityName, modeNames } from './names.ts';
import { simulator } from './simulator.ts';
import { cities } from './state.ts';
import type { Action, City, Mode, State } from './state.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const modes = (Object.keys(modeNames) as Mode[]).map((value) => ({
  value,
  label: modeNames[value],
}));

/** An operator with two inputs, and the barriers of its checkpoints. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, session } = driven;
  const { state } = session;
  return (
    <Frame
      id={id}
      class="sim-barrier"
      driven={driven}
      picture={<BarrierPicture id={`${id}-picture`} state={state} />}
      buttons={stepsOf(state).map(([name, action], place) => (
        <StepButton
          key={place}
          look={action.kind === 'take' ? 'main' : 'plain'}
          disabled={step(state, action) === state}
          press={() => {
            act(action);
          }}
        >
          {name}
        </StepButton>
      ))}
      controls={
        <>
          <SelectControl
            id={`${id}-mode`}
            label="Mode (does the same steps again)"
            value={state.mode}
            options={modes}
            set={(value) => {
              const mode = modes.find((each) => each.value === value)?.value;
              if (mode) act({ kind: 'mode', mode });
            }}
          />
          <p class="sim__note">
            The right end of a channel is read first. ┃ is a barrier, ✗ a cancel mark, sent in place
            of the barrier of a checkpoint that was given up. What is dashed waits at the sender.
          </p>
        </>
      }
    />
  );
}

/** Cairo’s steps on the left, delhi’s beside them, and on the right what comes from elsewhere. */
function stepsOf(state: State): (readonly [name: string, action: Action])[] {
  const each = (name: (city: City) => string, kind: 'order' | 'mark' | 'take') =>
    cities.map((city) => [name(city), { kind, city }] as const);
  return [
    ...each((city) => `Read ${city}`, 'take'),
    ['Complete', { kind: 'acknowledge' }],
    ...each((city) => `${cityName(city)}: order`, 'order'),
    ['Timeout passes', { kind: 'timeout' }],
    ...each((city) => markName(state, city), 'mark'),
    ['Give up', { kind: 'give-up' }],
    state.running ? ['Crash', { kind: 'crash' }] : ['Restart', { kind: 'restart' }],
  ];
}

function markName({ channels, next }: State, city: City): string {
  const isCancel = channels[city].marked + 1 < next;
  return `${cityName(city)}: ${isCancel ? 'cancel' : 'barrier'}`;
}
