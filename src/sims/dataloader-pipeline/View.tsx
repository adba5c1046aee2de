import type { Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PresetChoice } from '../PresetChoice.tsx';
import { readAddress, writeAddress } from './address.ts';
import { Controls } from './Controls.tsx';
import { Facts, Tables } from './Facts.tsx';
import { Gantt } from './Gantt.tsx';
import { findPreset, presetIds } from './presets.ts';
import { Queues } from './Queues.tsx';
import { act, startSession } from './session.ts';
import type { Action, Session } from './session.ts';
import { describeAction, describeEvent } from './words.ts';

const SERVER_WIDTH = 340;
const DAMAGED = 'The link’s part for this simulator cannot be read, so it begins anew.';

interface Props {
  id: string;
  preset?: string | undefined;
}

interface Shown {
  session: Session;
  status: string;
  /** Whether the reader has done something here: only then the address is written. */
  acted: boolean;
}

function show(session: Session, words = ''): Shown {
  return { session, status: `${words} ${describeEvent(session)}`.trim(), acted: false };
}

const first = (preset: string | undefined) => startSession(findPreset(preset).id);

/** The simulator. Its first render is the same on the server and in the browser; an address is read after that. */
export default function View({ id, preset }: Props) {
  const [shown, setShown] = useState(() => show(first(preset)));
  const [element, width] = useWidth();
  const latest = useRef(shown);
  latest.current = shown;

  useEffect(() => {
    const found = readAddress(location.search);
    if (found === 'damaged') setShown(show(first(preset), DAMAGED));
    else if (found) setShown(show(found, 'Opened from a link.'));
  }, [preset]);

  const take = (action: Action) => {
    const before = latest.current.session;
    const session = act(before, action);
    latest.current = { session, status: describeAction(before, action, session), acted: true };
    setShown(latest.current);
  };
  useAddress(shown);

  const { session, status } = shown;
  const chosen = findPreset(session.preset);
  const button = (
    kind: 'event' | 'batch' | 'end' | 'back',
    label: string,
    look = 'button--quiet',
  ) => (
    <button
      type="button"
      class={`button ${look}`}
      onClick={() => {
        take({ kind });
      }}
    >
      {label}
    </button>
  );

  return (
    <div class="sim-dl" ref={element}>
      <PresetChoice
        id={id}
        presets={presetIds.map(findPreset)}
        chosen={chosen.id}
        choose={(preset) => {
          take({ kind: 'preset', id: findPreset(preset).id });
        }}
      />
      <div class="needs-script">
        <Controls
          id={id}
          settings={session.settings}
          change={(change) => {
            take({ kind: 'set', change });
          }}
        />
      </div>
      <div class="sim-dl__gantt">
        <Gantt id={id} session={session} width={width} />
      </div>
      <div class="needs-script">
        <div class="sim-dl__scrub">
          <label for={`${id}-at`}>
            Event {session.at} of {session.states.length - 1}
          </label>
          <input
            id={`${id}-at`}
            type="range"
            min={0}
            max={session.states.length - 1}
            value={session.at}
            aria-valuetext={`${String(session.at)}: ${describeEvent(session)}`}
            onInput={({ currentTarget }) => {
              take({ kind: 'go', to: Number(currentTarget.value) });
            }}
          />
        </div>
        <div class="sim__buttons">
          {button('event', 'Next event', 'button--main')}
          {button('back', 'Step back')}
          {button('batch', 'Next batch')}
          {button('end', 'To the end')}
          <button
            type="button"
            class="button button--quiet"
            onClick={() => {
              take({ kind: 'preset', id: chosen.id });
            }}
          >
            Reset
          </button>
        </div>
      </div>
      <p class="sim__status" role="status">
        {status}
      </p>
      <div class="sim-dl__now-panel">
        <div class="sim-dl__queues">
          <Queues id={id} session={session} width={Math.min(340, width)} />
        </div>
        <Facts session={session} />
      </div>
      <Tables session={session} />
    </div>
  );
}

/**
 * The width of an element in pixels, so that the picture is drawn in the size in which it is seen. On the server, and
 * in the first render, what fits on a small phone.
 */
function useWidth(): [Ref<HTMLDivElement>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(SERVER_WIDTH);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.round(entry.contentRect.width)));
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [element, width];
}

/** Writes the address when the reader rests: browsers refuse a page that writes it at each move of a slider. */
function useAddress({ session, acted }: Shown): void {
  useEffect(() => {
    if (!acted) return;
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', writeAddress(location.href, session));
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  }, [session, acted]);
}
