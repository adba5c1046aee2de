import { Fold } from '../Fold.tsx';
import { Frame, StepButton } from '../Frame.tsx';
import { useSimulator } from '../use-simulator.ts';
import { Counters, Means } from './Counters.tsx';
import { Measured } from './Measured.tsx';
import { nextPick } from './model.ts';
import { RulesPanel } from './RulesPanel.tsx';
import { RunsPicture } from './RunsPicture.tsx';
import { RunsTable } from './RunsTable.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { simulator } from './simulator.ts';
import { ruleInWords } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

/** One bucket, flushed and compacted by hand. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, drag } = driven;
  const { state } = driven.session;
  const merges = nextPick(state) !== null;
  return (
    <Frame
      id={id}
      class="sim-lsm"
      driven={driven}
      picture={
        <>
          <RunsPicture id={`${id}-runs`} state={state} />
          <Means state={state} />
        </>
      }
      buttons={
        <>
          <StepButton
            look={merges ? 'plain' : 'main'}
            press={() => {
              act({ kind: 'flush' });
            }}
          >
            Flush 1 MB
          </StepButton>
          <StepButton
            look={merges ? 'main' : 'plain'}
            press={() => {
              act({ kind: 'compact' });
            }}
          >
            Compact
          </StepButton>
          <StepButton
            press={() => {
              act({ kind: 'run', flushes: 10 });
            }}
          >
            Run 10
          </StepButton>
          <StepButton
            press={() => {
              act({ kind: 'run', flushes: 100 });
            }}
          >
            Run 100
          </StepButton>
        </>
      }
      controls={
        <SettingsForm
          id={id}
          settings={state.settings}
          set={(setting, value) => {
            act({ kind: 'set', setting, value });
          }}
          drag={(setting, value) => {
            drag(setting, { kind: 'set', setting, value });
          }}
        />
      }
    >
      <Fold summary={`The rules, asked now: ${ruleInWords(state)}`}>
        <RulesPanel state={state} />
      </Fold>
      <Fold summary="Settings compared over 1,000 flushes">
        <div class="needs-script">
          <StepButton
            look="plain"
            disabled={!driven.ready}
            press={() => {
              act({ kind: 'measure' });
            }}
          >
            Measure these settings
          </StepButton>
        </div>
        <Measured id={id} measured={state.measured} current={state.settings} />
      </Fold>
      <Fold
        summary="The same state as text, and in charts"
        later={() => <Counters id={id} state={state} />}
      >
        <RunsTable state={state} />
      </Fold>
    </Frame>
  );
}
