import { Fold } from '../Fold.tsx';
import { Frame } from '../Frame.tsx';
import { useSimulator } from '../use-simulator.ts';
import { AddKeys, HotKey } from './Keys.tsx';
import { loadOfGroups, loadOfSubtasks, measureSkew } from './load.ts';
import { Loads } from './Loads.tsx';
import type { State } from './model.ts';
import { NextRun } from './NextRun.tsx';
import type { Draft } from './NextRun.tsx';
import { Ring } from './Ring.tsx';
import { simulator } from './simulator.ts';
import { Tables } from './Tables.tsx';
import { describeLegend } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

/** One keyed operator, restored at another parallelism. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, drag, ask } = driven;
  const { state } = driven.session;
  const groups = loadOfGroups(state.traffic, state.job.maxParallelism);
  const subtasks = loadOfSubtasks(state.job, groups);
  return (
    <Frame
      id={id}
      class="sim-ring"
      driven={driven}
      picture={
        <div class="sim-ring__pictures">
          <Ring id={id} state={state} groups={groups} />
          <Loads id={id} job={state.job} subtasks={subtasks} skew={measureSkew(subtasks)} />
        </div>
      }
      fields={
        <NextRun
          key={driven.jumps}
          id={id}
          start={draftOf(state)}
          recorded={state.job.maxParallelism}
          run={(kind, request) => {
            act({ kind, request });
          }}
        />
      }
      detail={<p class="sim__note">{describeLegend(state)}</p>}
      controls={
        <>
          <HotKey id={id} traffic={state.traffic} take={act} drag={drag} />
          <Fold
            summary="Add keys"
            later={() => (
              <AddKeys
                id={id}
                take={act}
                refuse={(reason) => {
                  ask({ kind: 'refuse', reason });
                }}
              />
            )}
          />
        </>
      }
    >
      <Tables state={state} subtasks={subtasks} />
    </Frame>
  );
}

/** The fields as the last request left them: a refused one stays to be mended. */
function draftOf({ job, event }: State): Draft {
  const asked = event.kind === 'refused' ? event.request : { ...job, maxParallelism: null };
  return {
    parallelism: String(asked.parallelism),
    maxParallelism: String(asked.maxParallelism ?? ''),
  };
}
