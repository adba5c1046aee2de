import { Frame, StepButton } from '../Frame.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import type { Driven } from '../use-simulator.ts';
import { CommitPicture } from './CommitPicture.tsx';
import { mannerOf, manners, nextName } from './manners.ts';
import { presetsBeside } from './presets.ts';
import { simulator } from './simulator.ts';
import { isPaimon, RECORDS } from './state.ts';
import type { Action, Mode, Target } from './state.ts';
import type { Session } from './preset.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

/** A job, its checkpoints, and the snapshots that it commits. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { state } = driven.session;
  return (
    <Frame
      id={id}
      class="sim-commit"
      driven={driven}
      offered={presetsBeside(preset)}
      picture={<CommitPicture id={`${id}-picture`} state={state} />}
      buttons={<Steps driven={driven} />}
      detail={
        <p class="sim__note">
          {isPaimon(state.settings)
            ? 'A snapshot’s card: commit user · identifier, then its file and records.'
            : `A card: the checkpoint, then its ${mannerOf(state.settings).piece} and records.`}{' '}
          ┃ is a barrier; “held” is a record that is closed, and not visible yet; … is one in
          memory.
        </p>
      }
      controls={<Settings id={id} driven={driven} />}
    />
  );
}

/** While a job runs: what it does next, or what goes wrong. Else: the two ways to start one, or to wait. */
function Steps({ driven: { session, act } }: { driven: Driven<Session, Action> }) {
  const { state } = session;
  const { job, finished, settings } = state;
  const steps = [
    job
      ? (['Emit record', 'emit', job.position < RECORDS] as const)
      : (['Restart', 'restart', !finished] as const),
    job
      ? ([nextName(state), 'next', true] as const)
      : (['New job, no state', 'start', true] as const),
    ['Crash', 'crash', job !== null] as const,
    job || settings.target !== 'kafka'
      ? (['Lose notification', 'lose', typeof job?.notice === 'number'] as const)
      : (['Stay away too long', 'wait', true] as const),
  ];
  return steps.map(([name, kind, isPossible], place) => (
    <StepButton
      key={place}
      look={kind === 'next' ? 'main' : place === 3 ? 'quiet' : 'plain'}
      disabled={!isPossible}
      press={() => {
        act({ kind });
      }}
    >
      {name}
    </StepButton>
  ));
}

const targets = (Object.keys(manners) as Target[]).map((value) => ({
  value,
  label: manners[value].label,
}));

const modes: readonly { value: Mode; label: string }[] = [
  { value: 'exactly-once', label: 'Exactly once' },
  { value: 'at-least-once', label: 'At least once' },
  { value: 'off', label: 'Off' },
];

function Settings({ id, driven }: { id: string; driven: Driven<Session, Action> }) {
  const { settings, event } = driven.session.state;
  const mode = settings.checkpoints ? 'exactly-once' : 'off';
  return (
    <>
      <SelectControl
        id={`${id}-target`}
        label="Sink (begins anew)"
        value={settings.target}
        options={targets}
        set={(value) => {
          const chosen = targets.find((each) => each.value === value);
          if (chosen) driven.act({ kind: 'target', target: chosen.value });
        }}
      />
      <SelectControl
        id={`${id}-mode`}
        label="Checkpoints (begins anew)"
        // What was refused stays in sight until the next step.
        value={event.kind === 'refused' ? 'at-least-once' : mode}
        options={
          isPaimon(settings) ? modes : modes.filter((each) => each.value !== 'at-least-once')
        }
        set={(value) => {
          const chosen = modes.find((each) => each.value === value);
          if (chosen) driven.act({ kind: 'mode', mode: chosen.value });
        }}
      />
    </>
  );
}
