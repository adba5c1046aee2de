import { Fold } from '../Fold.tsx';
import { Frame, StepButton } from '../Frame.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { decodeJob, encodeJob, jobKinds } from './address.ts';
import { Scene } from './Scene.tsx';
import { simulator } from './simulator.ts';
import { Snapshots } from './Snapshots.tsx';
import { openPart } from './state.ts';
import type { Writer } from './state.ts';
import { writerIds } from './table.ts';
import { jobInWords } from './names.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const jobs = jobKinds.flatMap((kind) =>
  ([0, 1] as const).map((bucket) => {
    const job = { kind, bucket };
    return { value: encodeJob(job), label: jobInWords(job) };
  }),
);
const stores = [
  { value: 'refuses', label: 'refuses a taken name (HDFS)' },
  { value: 'replaces', label: 'replaces the file (object store, no lock)' },
];

const steps = (['run', 'hold'] as const).flatMap((kind) =>
  writerIds.map((writer) => ({ kind, writer })),
);

/** Two writers of one table, driven by hand. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act } = driven;
  const { state } = driven.session;
  return (
    <Frame
      id={id}
      class="sim-two"
      driven={driven}
      picture={<Scene id={`${id}-scene`} state={state} />}
      buttons={steps.map(({ kind, writer }) => (
        <StepButton
          key={kind + writer}
          look={kind === 'run' ? 'main' : 'plain'}
          disabled={kind === 'hold' && !openPart(state.writers[writer])}
          press={() => {
            act({ kind, writer });
          }}
        >
          {`${writer} ${labelOf(kind, state.writers[writer])}`}
        </StepButton>
      ))}
      controls={
        <>
          {writerIds.map((writer) => (
            <SelectControl
              key={writer}
              id={`${id}-job-${writer}`}
              label={`Job ${writer}`}
              value={encodeJob(state.writers[writer].job)}
              options={jobs}
              set={(value) => {
                const job = decodeJob(value);
                if (job) act({ kind: 'job', writer, job });
              }}
            />
          ))}
          <SelectControl
            id={`${id}-store`}
            label="The store"
            value={state.replaces ? 'replaces' : 'refuses'}
            options={stores}
            set={(value) => {
              act({ kind: 'store', replaces: value === 'replaces' });
            }}
          />
        </>
      }
    >
      <Fold summary="All snapshots as text">
        <Snapshots state={state} />
      </Fold>
    </Frame>
  );
}

function labelOf(kind: 'run' | 'hold', writer: Writer): string {
  if (kind === 'run') return openPart(writer) ? 'commits' : 'prepares';
  return writer.held ? `creates s${writer.held.id}` : 'reads, waits';
}
