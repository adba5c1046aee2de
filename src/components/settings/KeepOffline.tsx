import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  keepAll,
  lookAtKept,
  removeKept,
  type Kept,
  type KeepResult,
} from '../../client/offline/keep.ts';
import { count, formatBytes } from '../format.ts';

const endings: Record<KeepResult, string> = {
  done: 'Done. It can all be read without a connection now, and searched.',
  cancelled: 'Stopped. What was fetched is still here, and you can go on later.',
  full: 'There is no more room for it in this browser. What was fetched is still here; free some space on this device and go on, or remove it.',
  failed:
    'The connection broke off. What was fetched is still here; go on when there is a connection.',
};

/** Keeps the whole site in this browser, brings it up to date, and removes it. */
export function KeepOffline(): JSX.Element {
  const [kept, setKept] = useState<Kept | null>(null);
  const [run, setRun] = useState<AbortController | null>(null);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const look = () => lookAtKept().then(setKept);
  useEffect(() => void look(), []);

  const start = async () => {
    const controller = new AbortController();
    // The buttons that were there go, and others come.
    heading.current?.focus();
    setRun(controller);
    setSaid('Fetching everything. You can go on reading in another tab.');
    const result = await keepAll(setKept, controller.signal);
    await look();
    setRun(null);
    setSaid(endings[result]);
  };
  const remove = async () => {
    heading.current?.focus();
    await removeKept();
    await look();
    setSaid('Removed. Pages that you visit from now on are kept again.');
  };

  return (
    <section aria-labelledby="offline" class="data needs-script">
      <hgroup>
        <h2 id="offline" ref={heading} tabIndex={-1}>
          Offline
        </h2>
        <p>
          Pages that you visited can be read without a connection; keep the whole site here, and all
          of it can, with its questions and the search.
        </p>
      </hgroup>
      <p>{kept ? describe(kept) : '\u00a0'}</p>
      {run && kept && 'bytes' in kept && (
        <p class="keep__bar">
          <progress
            aria-label="Fetched"
            max={kept.bytes.total}
            value={kept.bytes.kept}
            aria-valuetext={formatBytes(kept.bytes.kept)}
          />
        </p>
      )}
      {kept?.kind !== 'impossible' && (
        <div class="row data__actions keep__actions">
          {run ? (
            <button class="button" type="button" onClick={() => run.abort()}>
              Cancel
            </button>
          ) : (
            <>
              {kept && kept.kind in starts && (
                <button class="button" type="button" onClick={() => void start()}>
                  {starts[kept.kind as keyof typeof starts]}
                </button>
              )}
              {kept && kept.kind !== 'none' && (kept.kind !== 'unknown' || kept.isWhole) && (
                <button class="button button--quiet" type="button" onClick={() => void remove()}>
                  Remove what is kept
                </button>
              )}
            </>
          )}
        </div>
      )}
      <p class="data__said" role="status">
        {said}
      </p>
    </section>
  );
}

const starts = {
  none: 'Keep everything offline',
  part: 'Go on',
  older: 'Update what is kept',
} as const;

function describe(kept: Kept): string {
  if (kept.kind === 'impossible') return kept.because;
  if (kept.kind === 'unknown')
    return kept.isWhole
      ? 'Everything was kept here. Whether it has changed since is not known without a connection.'
      : 'There is no connection now, so nothing more can be fetched.';
  const { files, bytes } = kept;
  const total = formatBytes(bytes.total);
  switch (kept.kind) {
    case 'none':
      return `It takes ${total}.`;
    case 'part':
      return `${formatBytes(bytes.kept)} of ${total} are here, ${files.kept} of ${count(files.total, 'file')}.`;
    case 'older':
      return `The site has a new version: ${count(files.total - files.kept, 'file')} changed, ${formatBytes(bytes.total - bytes.kept)} to fetch.`;
    case 'whole':
      return `Everything is kept here, in ${total}.`;
  }
}
