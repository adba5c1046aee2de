import { useState } from 'preact/hooks';
import { Frame, StepButton } from '../Frame.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { findPreset } from '../simulator.ts';
import { useSimulator } from '../use-simulator.ts';
import type { Driven } from '../use-simulator.ts';
import { movesOf } from './moves.ts';
import { chosenName, columns, queryName } from './names.ts';
import type { Chosen } from './names.ts';
import { presets } from './presets.ts';
import type { Session } from './presets.ts';
import { simulator } from './simulator.ts';
import { canExpire, cities, ids, queries, TTL, WAIT } from './state.ts';
import type { Action, Job } from './state.ts';
import { Theatre } from './Theatre.tsx';

interface Props {
  id: string;
  preset?: string | undefined;
}

const rows: readonly Chosen[] = [...ids, ...cities];

/** Two tables, a query over them, and the changelog that it sends. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { state } = driven.session;
  // Another case puts another row into the reader's hand.
  const { row } = findPreset(presets, driven.session.preset);
  const [picked, pick] = useState<{ readonly preset: string; readonly row: Chosen } | null>(null);
  const chosen = picked?.preset === driven.session.preset ? picked.row : row;
  return (
    <Frame
      id={id}
      class="sim-log"
      driven={driven}
      picture={<Theatre id={`${id}-picture`} state={state} />}
      fields={
        <SelectControl
          id={`${id}-row`}
          label="Row to change"
          value={String(chosen)}
          options={rows.map((each) => ({ value: String(each), label: chosenName(each) }))}
          set={(value) => {
            const found = rows.find((each) => String(each) === value);
            if (found) pick({ preset: driven.session.preset, row: found });
          }}
        />
      }
      buttons={<Steps driven={driven} chosen={chosen} />}
      controls={<Settings id={id} driven={driven} />}
    />
  );
}

interface StepsProps {
  driven: Driven<Session, Action>;
  chosen: Chosen;
}

function Steps({ driven: { session, act }, chosen }: StepsProps) {
  const { state } = session;
  const { main, move, remove } = movesOf(state, chosen);
  const canWait = state.job.expires && canExpire(state.job);
  const steps = [
    ['main', main.label, main.action],
    ['plain', move?.label ?? 'Move', move?.action ?? null],
    ['plain', 'Delete', remove],
    ['plain', `Wait ${WAIT} s`, canWait ? ({ kind: 'wait' } as const) : null],
  ] as const;
  return steps.map(([look, label, action], place) => (
    <StepButton
      key={place}
      look={look}
      disabled={action === null}
      press={() => {
        if (action) act(action);
      }}
    >
      {label}
    </StepButton>
  ));
}

function Settings({ id, driven }: { id: string; driven: Driven<Session, Action> }) {
  const { job } = driven.session.state;
  const change = (to: Partial<Job>) => {
    driven.act({ kind: 'job', change: to });
  };
  return (
    <>
      <SelectControl
        id={`${id}-query`}
        label="Query (a new job)"
        value={job.query}
        options={queries.map((query) => ({ value: query, label: queryName[query] }))}
        set={(value) => {
          const query = queries.find((each) => each === value);
          if (query) change({ query });
        }}
      />
      <SelectControl
        id={`${id}-sink`}
        label="Sink (a new job)"
        value={job.hasKey ? 'key' : 'none'}
        options={[
          { value: 'none', label: 'Without a key: all four kinds' },
          { value: 'key', label: `Key ${columns(job).split(',')[0]}: upserts` },
        ]}
        set={(value) => {
          change({ hasKey: value === 'key' });
        }}
      />
      {canExpire(job) && (
        <SelectControl
          id={`${id}-ttl`}
          label="State TTL (a new job)"
          value={job.expires ? 'set' : 'off'}
          options={[
            { value: 'off', label: '0: kept for ever' },
            { value: 'set', label: `${TTL} s` },
          ]}
          set={(value) => {
            change({ expires: value === 'set' });
          }}
        />
      )}
    </>
  );
}
