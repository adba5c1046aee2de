import { useEffect, useRef, useState } from 'preact/hooks';
import { readAddress, writeAddress } from './address.ts';
import Keys from './Keys.tsx';
import { loadOfGroups, loadOfSubtasks, measureSkew } from './load.ts';
import Loads from './Loads.tsx';
import type { Action } from './model.ts';
import NextRun from './NextRun.tsx';
import type { Draft } from './NextRun.tsx';
import { findPreset, presetIds } from './presets.ts';
import type { PresetId } from './presets.ts';
import Ring from './Ring.tsx';
import { act, MAX_STEPS, startSession, undo } from './session.ts';
import type { Session } from './session.ts';
import Tables from './Tables.tsx';
import { describeEvent } from './words.ts';

interface Props {
  id: string;
  preset: PresetId;
}

/** The simulator: the same markup on the server, where it is read, and in the browser, where it is driven. */
export default function View({ id, preset }: Props) {
  const [session, setSession] = useState(() => startSession(findPreset(preset)));
  const [draft, setDraft] = useState(() => draftOf(session));
  const [notice, setNotice] = useState<string | null>(null);
  const [ready, setReady] = useState(false);
  const hasActed = useRef(false);

  useEffect(() => {
    const asked = readAddress(location.search);
    if (asked === 'damaged')
      setNotice('The address holds no steps that this model can read. It begins with the preset.');
    else if (asked) {
      setSession(asked);
      setDraft(draftOf(asked));
    }
    setReady(true);
  }, []);

  useEffect(() => {
    if (!hasActed.current) return undefined;
    // A drag takes many steps, and browsers limit how often an address may change.
    const timer = setTimeout(
      () => history.replaceState(history.state, '', writeAddress(location.href, session)),
      250,
    );
    return () => clearTimeout(timer);
  }, [session]);

  const show = (next: Session) => {
    hasActed.current = true;
    setNotice(null);
    setSession(next);
  };
  const jump = (next: Session) => {
    show(next);
    setDraft(draftOf(next));
  };
  const take = (action: Action) => {
    const next = act(session, action);
    show(next);
    if (next === session)
      setNotice(`An address holds ${MAX_STEPS} steps. Step back, or begin anew.`);
  };

  const { state } = session;
  const groups = loadOfGroups(state.traffic, state.job.maxParallelism);
  const subtasks = loadOfSubtasks(state.job, groups);
  const skew = measureSkew(subtasks);
  const [lead, ...rest] = notice === null ? describeEvent(state) : [notice];
  const isRefused = notice === null && state.event.kind === 'refused';

  return (
    <div class="sim-ring">
      <div class="needs-script">
        <label class="sim-field">
          <span class="sim-label">Begin with</span>
          <select
            value={session.preset.id}
            disabled={!ready}
            onChange={(event) => jump(startSession(findPreset(event.currentTarget.value)))}
          >
            {presetIds.map((each) => (
              <option value={each}>{findPreset(each).title}</option>
            ))}
          </select>
        </label>
        <p class="sim-try">
          <strong>Try this.</strong> {session.preset.tryThis}
        </p>
        <NextRun
          id={id}
          draft={draft}
          recorded={state.job.maxParallelism}
          ready={ready}
          change={setDraft}
          take={take}
        />
      </div>
      <p class={`sim-status${isRefused ? ' sim-status--refused' : ''}`} role="status">
        <strong>{lead}</strong> {rest.join(' ')}
      </p>
      <div class="sim-ring-pictures">
        <Ring id={id} state={state} groups={groups} />
        <Loads id={id} job={state.job} subtasks={subtasks} skew={skew} />
      </div>
      <div class="needs-script">
        <div class="sim-buttons">
          <button
            class="button button--quiet"
            type="button"
            // `disabled` would drop the keyboard's focus at the first step.
            aria-disabled={session.past.length === 0 || !ready}
            onClick={() => session.past.length > 0 && jump(undo(session))}
          >
            Step back
          </button>
          <button
            class="button button--quiet"
            type="button"
            aria-disabled={!ready}
            onClick={() => jump(startSession(session.preset))}
          >
            Begin anew
          </button>
        </div>
        <Keys traffic={state.traffic} ready={ready} take={take} refuse={setNotice} />
      </div>
      <Tables state={state} subtasks={subtasks} />
    </div>
  );
}

function draftOf({ state }: Session): Draft {
  return { parallelism: String(state.job.parallelism), maxParallelism: '' };
}
