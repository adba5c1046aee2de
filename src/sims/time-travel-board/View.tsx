import { Frame, StepButton } from '../Frame.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { Board } from './Board.tsx';
import { DAY, earliest, joins } from './model.ts';
import type { Join } from './model.ts';
import { simulator } from './simulator.ts';
import { clock, ttls } from './times.ts';
import { ruleInWords } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const joinNames: Readonly<Record<Join, string>> = {
  latest: 'the newest row',
  asof: 'as of the label',
  known: 'as of, and created by then',
};

/** Labels are joined with one feature's values, by three kinds of join. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, drag } = driven;
  const { settings, rows, labels, answers } = driven.session.state;
  const newest = rows.length - 1;
  const [row, label] = [rows[newest], labels[0]];
  return (
    <Frame
      id={id}
      class="sim-board"
      driven={driven}
      picture={<Board id={`${id}-day`} state={driven.session.state} />}
      buttons={
        <StepButton
          look="main"
          disabled={answers.length === labels.length}
          press={() => {
            act({ kind: 'join' });
          }}
        >
          Join a label
        </StepButton>
      }
      detail={<p class="sim__note">{ruleInWords(settings)}</p>}
      controls={
        <div class="sim__beside">
          <SelectControl
            id={`${id}-join`}
            label="The join takes"
            value={settings.join}
            options={joins.map((value) => ({ value, label: joinNames[value] }))}
            set={(value) => {
              const join = joins.find((each) => each === value);
              if (join) act({ kind: 'set', to: { join } });
            }}
          />
          <SelectControl
            id={`${id}-ttl`}
            label="TTL"
            value={String(settings.ttl)}
            options={ttls.map((ttl) => ({
              value: String(ttl),
              label: ttl === 0 ? 'none' : `${ttl / 2} h`,
            }))}
            set={(value) => {
              act({ kind: 'set', to: { ttl: Number(value) } });
            }}
          />
          {label !== undefined && (
            <RangeControl
              id={`${id}-label`}
              label="Label 1"
              min={0}
              max={DAY}
              step={1}
              value={label}
              words={`at ${clock(label)}`}
              set={(time) => {
                drag('label', { kind: 'label', which: 0, at: time });
              }}
            />
          )}
          {row && (
            <RangeControl
              id={`${id}-created`}
              label="Last row created"
              min={earliest(rows, newest)}
              max={DAY}
              step={1}
              value={row.created}
              words={`at ${clock(row.created)}`}
              set={(time) => {
                drag('created', { kind: 'created', which: newest, at: time });
              }}
            />
          )}
        </div>
      }
    />
  );
}
