import { Fold } from '../Fold.tsx';
import { Frame, StepButton } from '../Frame.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import type { Driven } from '../use-simulator.ts';
import { JobPicture } from './JobPicture.tsx';
import { Numbers } from './Numbers.tsx';
import type { Session } from './presets.ts';
import { simulator } from './simulator.ts';
import { copiesOf, limits, taskNames } from './state.ts';
import type { Action } from './state.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

/** A job of four tasks, and where the time of each subtask goes. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { state } = driven.session;
  return (
    <Frame
      id={id}
      class="sim-detective"
      driven={driven}
      picture={<JobPicture id={`${id}-job`} state={state} />}
      buttons={<Copies driven={driven} />}
      detail={
        <p class="sim__note">
          A bar is one second of a subtask, in percent. The cells before it are its queue, dark
          where it is full; before orders, that is the lag. From the first step on, bold is the
          culprit. “price ×2” runs price in two copies; a slider sets what an order costs a task.
        </p>
      }
      controls={<Sliders id={id} driven={driven} />}
    >
      <Fold summary="The numbers: a task’s largest and its mean">
        <Numbers settings={state.settings} />
      </Fold>
    </Frame>
  );
}

/** For each task the next number of copies; after the last comes one again. */
function Copies({ driven: { session, act } }: { driven: Driven<Session, Action> }) {
  return taskNames.map((task) => {
    const { copies } = session.state.settings.tasks[task];
    const value = copiesOf[task].find((each) => each > copies) ?? 1;
    return (
      <StepButton
        key={task}
        look="plain"
        press={() => {
          act({ kind: 'copies', task, value });
        }}
      >
        {`${task} ×${value}`}
      </StepButton>
    );
  });
}

function Sliders({ id, driven }: { id: string; driven: Driven<Session, Action> }) {
  const { rate, hot, tasks } = driven.session.state.settings;
  const set = (action: Action) => {
    driven.drag('task' in action ? action.task : action.kind, action);
  };
  return (
    <>
      <RangeControl
        id={`${id}-rate`}
        label="Arriving"
        {...limits.rate}
        value={rate}
        words={`${rate}/s`}
        set={(value) => {
          set({ kind: 'rate', value });
        }}
      />
      <RangeControl
        id={`${id}-hot`}
        label="Hot key"
        {...limits.hot}
        value={hot}
        words={`${hot} %`}
        set={(value) => {
          set({ kind: 'hot', value });
        }}
      />
      {taskNames.map((task) => (
        <RangeControl
          key={task}
          id={`${id}-${task}`}
          label={task}
          {...limits.cost}
          value={tasks[task].cost}
          words={`${tasks[task].cost} ms`}
          set={(value) => {
            set({ kind: 'cost', task, value });
          }}
        />
      ))}
    </>
  );
}
