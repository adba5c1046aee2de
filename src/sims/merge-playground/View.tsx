import { Fold } from '../Fold.tsx';
import { Frame, StepButton } from '../Frame.tsx';
import { useSimulator } from '../use-simulator.ts';
import { Controls } from './Controls.tsx';
import { waiting } from './model.ts';
import { OwnRow } from './OwnRow.tsx';
import { Rows } from './Rows.tsx';
import { optionsOf } from './settings.ts';
import { simulator } from './simulator.ts';
import { ruleInWords } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

/** One key of a Paimon table: rows are committed in any order, compacted, and read. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act } = driven;
  const { state } = driven.session;
  const open = waiting(state);
  return (
    <Frame
      id={id}
      class="sim-merge"
      driven={driven}
      picture={<Rows id={`${id}-rows`} state={state} />}
      buttons={
        <>
          {state.rows.map((_, index) => {
            const row = index + 1;
            return (
              // Each keeps its place: what is pressed next is where it was.
              <StepButton
                key={row}
                look={row === open[0] ? 'main' : 'plain'}
                disabled={!open.includes(row)}
                press={() => {
                  act({ kind: 'commit', row });
                }}
              >
                {`Commit ${String(row)}`}
              </StepButton>
            );
          })}
          <StepButton
            look="plain"
            press={() => {
              act({ kind: 'compact' });
            }}
          >
            Compact
          </StepButton>
        </>
      }
      detail={<p class="sim__note">{ruleInWords(state.settings)}</p>}
      controls={
        <>
          <Controls id={id} settings={state.settings} take={act} />
          <Fold
            summary="Commit a row of your own"
            later={() => (
              <OwnRow
                id={`${id}-own`}
                write={(row) => {
                  act({ kind: 'write', row });
                }}
              />
            )}
          />
        </>
      }
    >
      <Fold summary="The table’s options">
        <pre class="sim-merge__options">{optionsOf(state.settings).join('\n')}</pre>
      </Fold>
    </Frame>
  );
}
