import { useEffect, useRef, useState } from 'preact/hooks';
import { PresetChoice } from '../PresetChoice.tsx';
import { readAddress, writeAddress } from './address.ts';
import { AddKeys, HotKey } from './Keys.tsx';
import { loadOfGroups, loadOfSubtasks, measureSkew } from './load.ts';
import { Loads } from './Loads.tsx';
import type { Action } from './model.ts';
import { NextRun } from './NextRun.tsx';
import type { Draft } from './NextRun.tsx';
import { findPreset, presetIds } from './presets.ts';
import { Ring } from './Ring.tsx';
import { act, MAX_STEPS, startSession, undo } from './session.ts';
import type { Session } from './session.ts';
import { Tables } from './Tables.tsx';
import { describeEvent, describeLegend } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const DAMAGED = 'The link’s part for this simulator cannot be read, so this is the start.';
const FULL = `A link holds ${MAX_STEPS} steps, and these are all taken. Step back or reset.`;

/** The simulator: the same markup on the server, where it is read, and in the browser, where it is driven. */
export default function View({ id, preset }: Props) {
  const [session, setSession] = useState(() => startSession(findPreset(preset)));
  const [draft, setDraft] = useState(() => draftOf(session));
  /** Said in front of the last step's words. */
  const [notice, setNotice] = useState('');
  /** Why the reader's last wish was no step at all; said in place of the last step's words. */
  const [fault, setFault] = useState('');
  const [ready, setReady] = useState(false);
  const hasActed = useRef(false);

  useEffect(() => {
    const asked = readAddress(location.search);
    if (asked === 'damaged') setNotice(DAMAGED);
    else if (asked) {
      setSession(asked);
      setDraft(draftOf(asked));
    }
    setReady(true);
  }, []);

  useEffect(() => {
    if (!hasActed.current) return undefined;
    // A drag takes many steps, and browsers refuse a page that writes its address at each of them.
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', writeAddress(location.href, session));
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  }, [session]);

  const show = (next: Session, words = '') => {
    hasActed.current = true;
    setSession(next);
    setNotice(words);
    setFault('');
  };
  const jump = (next: Session, words = '') => {
    show(next, words);
    setDraft(draftOf(next));
  };
  const take = (action: Action) => {
    const next = act(session, action);
    show(next);
    if (next === session) setFault(FULL);
  };

  const { state } = session;
  const fresh = session.actions.length === 0;
  const groups = loadOfGroups(state.traffic, state.job.maxParallelism);
  const subtasks = loadOfSubtasks(state.job, groups);
  const keyProps = { id, traffic: state.traffic, ready, take, refuse: setFault };
  const [lead, ...rest] = fault === '' ? describeEvent(state) : [fault];
  const isRefused = fault !== '' || state.event.kind === 'refused';

  return (
    <div class="sim-ring">
      <PresetChoice
        id={id}
        presets={presetIds.map(findPreset)}
        chosen={session.preset.id}
        disabled={!ready}
        choose={(preset) => {
          jump(startSession(findPreset(preset)));
        }}
      />
      <div class="needs-script">
        <NextRun
          id={id}
          draft={draft}
          recorded={state.job.maxParallelism}
          ready={ready}
          change={setDraft}
          run={(kind, request) => {
            take({ kind, request });
          }}
        />
      </div>
      <p class={`sim__status${isRefused ? ' sim-ring__refused' : ''}`} role="status">
        {notice && `${notice} `}
        <strong>{lead}</strong> {rest.join(' ')}
      </p>
      <div class="sim-ring__pictures">
        <div>
          <Ring id={id} state={state} groups={groups} />
          <p class="sim__note sim-ring__legend">{describeLegend(state)}</p>
        </div>
        <Loads id={id} job={state.job} subtasks={subtasks} skew={measureSkew(subtasks)} />
      </div>
      <div class="needs-script">
        <div class="sim__buttons sim-ring__back">
          <button
            class="button button--quiet"
            type="button"
            // `disabled` would drop the keyboard's focus at the first step.
            aria-disabled={fresh}
            onClick={() => {
              if (!fresh) jump(undo(session), 'One step back.');
            }}
          >
            Step back
          </button>
          <button
            class="button button--quiet"
            type="button"
            aria-disabled={fresh}
            onClick={() => {
              if (!fresh) jump(startSession(session.preset), 'Back at the start.');
            }}
          >
            Reset
          </button>
        </div>
        <AddKeys {...keyProps} />
        <HotKey {...keyProps} />
      </div>
      <Tables state={state} subtasks={subtasks} />
    </div>
  );
}

/** The fields as the last request left them: a refused one stays to be mended. */
function draftOf({ state: { job, event } }: Session): Draft {
  const asked = event.kind === 'refused' ? event.request : { ...job, maxParallelism: null };
  return {
    parallelism: String(asked.parallelism),
    maxParallelism: String(asked.maxParallelism ?? ''),
  };
}
