import { useEffect, useState } from 'preact/hooks';
import { writeAddress } from './address.ts';
import { respond, showStart } from './shown.ts';
import type { Shown, Wish } from './shown.ts';
import type { Simulator } from './simulator.ts';

/** A simulator in use. */
export interface Driven<Session, Action> extends Shown<Session> {
  readonly simulator: Simulator<Session, Action>;
  /** False on the server and until the page can be driven: what is shown then is the preset's beginning. */
  readonly ready: boolean;
  readonly ask: (wish: Wish<Action>) => void;
  readonly act: (action: Action) => void;
  /** For what a slider sets: all ticks of the same `what` in a row are one step, undone at once. */
  readonly drag: (what: string, action: Action) => void;
}

/** Milliseconds without a change after which the reader is said to rest. */
const REST = 250;

/** Drives a simulator: reads the address once, answers what the reader wishes, and writes the address at rest. */
export function useSimulator<Session, Action>(
  simulator: Simulator<Session, Action>,
  preset: string | undefined,
): Driven<Session, Action> {
  const [shown, setShown] = useState(() => showStart(simulator, preset));
  const [ready, setReady] = useState(false);
  const ask = (wish: Wish<Action>) => {
    setShown((now) => respond(simulator, now, wish));
  };

  useEffect(() => {
    ask({ kind: 'open', search: location.search });
    setReady(true);
  }, []);

  const { session, acted } = shown;
  useEffect(() => {
    if (!acted) return undefined;
    // A drag takes many steps, and browsers refuse a page that writes its address at each of them.
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', writeAddress(simulator, location.href, session));
    }, REST);
    return () => {
      clearTimeout(timer);
    };
  }, [session, acted]);

  return {
    ...shown,
    simulator,
    ready,
    ask,
    act: (action) => {
      ask({ kind: 'act', action });
    },
    drag: (what, action) => {
      ask({ kind: 'drag', what, action });
    },
  };
}
