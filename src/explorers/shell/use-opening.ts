import type { Remote } from 'comlink';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { writeQuery } from './address.ts';
import type { Chosen } from './chosen.ts';
import type { Holder, OnProgress } from './held.ts';
import type { Sample } from './sample.ts';
import { sourceOf } from './source.ts';
import { Questions, type Ask } from './questions.ts';
import { useLeadTo } from './use-lead-to.ts';
import { useReader, type ReaderState } from './use-reader.ts';

/** What is open, with what the page learned of it at once. */
export interface Opened<First> {
  /** Another for each opening: what is kept of one belongs to it. */
  key: number;
  /** Of the file or folder. */
  name: string;
  /** Id of the published one; null for the reader’s own, which has no address. */
  sample: string | null;
  /** The rest of the query that asked for it; empty where the reader chose it here. */
  query: string;
  first: First;
}

export interface Opening<Session, First> extends Pick<
  ReaderState<Holder<Session>>,
  'busy' | 'fault' | 'cancel'
> {
  opened: Opened<First> | null;
  /** Opens what the reader chose. Until it is there, or if it cannot be read, what is open stays. */
  take: (chosen: Chosen) => void;
  /** Says in `fault` why nothing is opened, until something is, or another fault comes. */
  refuse: (why: string) => void;
  ask: Ask<Session>;
  /** Takes the focus when what the reader chose is there (`tabIndex={-1}`). */
  heading: RefObject<HTMLHeadingElement>;
}

interface Options<Session, First> {
  samples: readonly Sample[];
  /** Creates the worker, which exposes a `holder` of sessions. */
  start: () => Worker;
  /** What is said meanwhile: `Reading the end of parcels.orc`. */
  label: (name: string) => string;
  /** The first question; it may be asked of a session that is never shown. */
  first: (session: Remote<Session>, onProgress: OnProgress) => Promise<First>;
  /** Parameters of the address that say where in what is open one is. */
  parameters: readonly string[];
}

/** All ways to open something: by the page’s address (`?open=`), from the list, by a file or folder of one’s own. */
export function useOpening<Session, First>(
  options: Options<Session, First>,
): Opening<Session, First> {
  const { samples, start, label, first, parameters } = options;
  const { run, busy, fault, cancel: end } = useReader<Holder<Session>>(start);
  const [{ open, ask, cancel }] = useState(() => new Questions<Session>({ run, end }));
  const [opened, setOpened] = useState<Opened<First> | null>(null);
  const [refused, setRefused] = useState('');
  const openings = useRef(0);
  const lead = useLeadTo(opened);

  const show = async (chosen: Chosen, query: string) => {
    const source = sourceOf(chosen);
    const sample = chosen.kind === 'sample' ? chosen.sample.id : null;
    const got = await open(label(source.name), source, first);
    if (got === undefined) return;
    openings.current += 1;
    if (query === '') {
      writeQuery({ ...Object.fromEntries(parameters.map((name) => [name, null])), open: sample });
    }
    setOpened({ key: openings.current, name: source.name, sample, query, first: got });
  };

  useEffect(() => {
    const asked = new URLSearchParams(location.search).get('open');
    const sample = samples.find(({ id }) => id === asked);
    if (sample) void show({ kind: 'sample', sample }, location.search);
    // Once: what happens later is the reader’s own doing.
  }, []);

  useEffect(() => {
    if (fault !== '') setRefused('');
  }, [fault]);

  return {
    opened,
    ask,
    busy,
    fault: refused === '' ? fault : refused,
    refuse: setRefused,
    cancel,
    heading: lead.heading,
    take(chosen) {
      setRefused('');
      lead.ask();
      void show(chosen, '');
    },
  };
}
