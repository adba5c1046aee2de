import { useEffect, useRef, useState } from 'preact/hooks';
import { saveFile } from '../../client/save-file.ts';
import { defaults, isChoice, withSetting } from '../../readers/parquet/write/settings.ts';
import type { Setting, Settings } from '../../readers/parquet/write/settings.ts';
import { Busy } from '../shell/Busy.tsx';
import { Fault } from '../shell/Fault.tsx';
import { useReader } from '../shell/use-reader.ts';
import { readAddress, writeAddress } from './address.ts';
import { Compare } from './Compare.tsx';
import type { Made } from './made.ts';
import type { Api } from './worker.ts';
import { WriterForm } from './WriterForm.tsx';

const startWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

const WHERE = "country = 'BR' and amount > 300";

/** The companion: writes a file in this tab, and shows what each setting does to its bytes. */
export function Writer({ onOpen }: { onOpen: (file: File) => void }) {
  const { run, busy, fault, cancel } = useReader<Api>(startWorker);
  const [settings, setSettings] = useState<Settings>(defaults);
  const [where, setWhere] = useState(WHERE);
  const [made, setMade] = useState<Made | null>(null);
  const [kept, setKept] = useState<Made | null>(null);
  const asked = useRef(0);

  useEffect(() => {
    const { write: given } = readAddress(location.search);
    if (given) setSettings(given);
  }, []);

  const write = async (next: Settings, condition: string) => {
    asked.current++;
    const mine = asked.current;
    const written = await run('Writing the file', (api) => api.write(next, condition));
    if (!written || mine !== asked.current) return;
    const done = { settings: next, written };
    setMade(done);
    setKept((before) => before ?? done);
  };
  /** After the file was written once, each change writes it again. */
  const change = (name: Setting, value: unknown) => {
    if (!isChoice(name, value)) return;
    const next = withSetting(settings, name, value);
    setSettings(next);
    history.replaceState(history.state, '', writeAddress(location.href, { write: next }));
    if (made) void write(next, where);
  };
  const file = () =>
    made && new File([made.written.bytes], 'orders.parquet', { type: 'application/octet-stream' });

  return (
    <section class="pq pq-writer" aria-labelledby="pq-write">
      <h2 id="pq-write">Write a file, and watch the bytes move</h2>
      <p class="pq__lead">
        The same orders, written in this tab by <code>hyparquet-writer</code>. Change how, and see
        which bytes grow or shrink, and what a condition then skips. The rows come from a seed: the
        same settings give the same bytes.
      </p>
      <WriterForm settings={settings} change={change} />
      <form
        class="pq-ask"
        onSubmit={(event) => {
          event.preventDefault();
          void write(settings, where);
        }}
      >
        <label for="pq-write-where">Asked of both files: rows where</label>
        <div class="pq-ask__line">
          <input
            id="pq-write-where"
            type="text"
            value={where}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            onInput={(event) => {
              setWhere(event.currentTarget.value);
            }}
          />
          <button type="submit" class={`button ${made ? '' : 'button--main'}`}>
            {made ? 'Write and ask again' : 'Write the file'}
          </button>
        </div>
        <div role="alert">
          {made?.written.misread && <p class="fault">{made.written.misread.message}</p>}
        </div>
      </form>
      <Busy busy={busy} onCancel={cancel} />
      <Fault fault={fault} />
      {made && kept && (
        <>
          <Compare kept={kept} made={made} />
          <div class="pq-writer__buttons">
            <button
              type="button"
              class="button"
              onClick={() => {
                setKept(made);
              }}
            >
              Compare with this one from now on
            </button>
            <button
              type="button"
              class="button button--quiet"
              onClick={() => {
                const own = file();
                if (own) onOpen(own);
              }}
            >
              Open it above
            </button>
            <button
              type="button"
              class="button button--quiet"
              onClick={() => {
                const own = file();
                if (own) saveFile('orders.parquet', own, 'application/octet-stream');
              }}
            >
              Download it
            </button>
          </div>
        </>
      )}
    </section>
  );
}
