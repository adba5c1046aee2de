import { Fold } from '../Fold.tsx';
import { Frame, StepButton } from '../Frame.tsx';
import { useSimulator } from '../use-simulator.ts';
import { Controls } from './Controls.tsx';
import { Facts } from './Facts.tsx';
import { Gantt } from './Gantt.tsx';
import { Queues } from './Queues.tsx';
import { simulator } from './simulator.ts';
import { Tables } from './Tables.tsx';
import { useWidth } from './use-width.ts';
import { describeEvent, factsInWords } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

/** One epoch, event by event. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const [element, width] = useWidth();
  const { session, act } = driven;
  const { at, states } = session;
  const button = (kind: 'event' | 'batch' | 'end', label: string) => (
    <StepButton
      look={kind === 'event' ? 'main' : 'quiet'}
      press={() => {
        act({ kind });
      }}
    >
      {label}
    </StepButton>
  );
  return (
    <Frame
      id={id}
      class="sim-dl"
      driven={driven}
      picture={
        <div ref={element}>
          <Gantt id={id} session={session} width={width} />
        </div>
      }
      fields={
        <div class="sim-dl__scrub">
          <label for={`${id}-at`}>
            Event {at} of {states.length - 1}
          </label>
          <input
            id={`${id}-at`}
            type="range"
            min={0}
            max={states.length - 1}
            value={at}
            aria-valuetext={`${String(at)}: ${describeEvent(session)}`}
            onInput={({ currentTarget }) => {
              act({ kind: 'go', to: Number(currentTarget.value) });
            }}
          />
        </div>
      }
      buttons={
        <>
          {button('event', 'Next event')}
          {button('batch', 'Next batch')}
          {button('end', 'To the end')}
        </>
      }
      detail={
        <div class="sim-dl__queues">
          <Queues id={id} session={session} width={Math.min(340, width)} />
        </div>
      }
      controls={
        <Controls
          id={id}
          settings={session.settings}
          change={(change) => {
            act({ kind: 'set', change });
          }}
        />
      }
    >
      <Fold summary={factsInWords(session)}>
        <Facts session={session} />
      </Fold>
      <Tables session={session} />
    </Frame>
  );
}
