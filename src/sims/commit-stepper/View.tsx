import { Frame, StepButton } from '../Frame.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import type { Driven } from '../use-simulator.ts';
import { CommitPicture } from './CommitPicture.tsx';
import { nextName } from './names.ts';
import { simulator } from './simulator.ts';
import { RECORDS } from './state.ts';
import type { Action, Mode, Table } from './state.ts';
import type { Session } from './presets.ts';

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
      picture={<CommitPicture id={`${id}-picture`} state={state} />}
      buttons={<Steps driven={driven} />}
      detail={
        <p class="sim__note">
          A snapshot’s card: commit user · identifier, then its file and records. ┃ is a barrier;
          “file” is a record in a closed file that no snapshot names yet; … is one in memory.
        </p>
      }
      controls={<Settings id={id} driven={driven} />}
    />
  );
}

/** While a job runs: what it does next, or what goes wrong. Else: the two ways to start one. */
function Steps({ driven: { session, act } }: { driven: Driven<Session, Action> }) {
  const { state } = session;
  const { job, finished } = state;
  const steps = [
    job
      ? (['Emit record', 'emit', job.position < RECORDS] as const)
      : (['Restart', 'restart', !finished] as const),
    job
      ? ([nextName(state), 'next', true] as const)
      : (['New job, no state', 'start', true] as const),
    ['Crash', 'crash', job !== null] as const,
    ['Lose notification', 'lose', typeof job?.notice === 'number'] as const,
  ];
  return steps.map(([name, kind, isPossible], place) => (
    <StepButton
      key={place}
      look={kind === 'next' ? 'main' : kind === 'lose' ? 'quiet' : 'plain'}
      disabled={!isPossible}
      press={() => {
        act({ kind });
      }}
    >
      {name}
    </StepButton>
  ));
}

const tables: readonly { value: Table; label: string }[] = [
  { value: 'append', label: 'Append, without buckets' },
  { value: 'key', label: 'Primary key, one bucket' },
];

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
        id={`${id}-table`}
        label="Table (begins anew)"
        value={settings.table}
        options={tables}
        set={(value) => {
          driven.act({ kind: 'table', table: value === 'key' ? 'key' : 'append' });
        }}
      />
      <SelectControl
        id={`${id}-mode`}
        label="Checkpoints (begins anew)"
        // What was refused stays in sight until the next step.
        value={event.kind === 'refused' ? 'at-least-once' : mode}
        options={modes}
        set={(value) => {
          const chosen = modes.find((each) => each.value === value);
          if (chosen) driven.act({ kind: 'mode', mode: chosen.value });
        }}
      />
    </>
  );
}
