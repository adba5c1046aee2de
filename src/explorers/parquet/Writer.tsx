import { useEffect, useRef, useState } from 'preact/hooks';
import { saveFile } from '../../client/save-file.ts';
import { defaults, isChoice, withSetting } from '../../readers/parquet/write/settings.ts';
import type { Setting, Settings } from '../../readers/parquet/write/settings.ts';
import { writeQuery } from '../shell/address.ts';
import { ReaderState } from '../shell/ReaderState.tsx';
import { useReader } from '../shell/use-reader.ts';
import { placeQuery, readPlace } from './address.ts';
import { Compare } from './Compare.tsx';
import { WhereForm } from './WhereForm.tsx';
import type { Api, Written } from './worker.ts';
import { WriterForm } from './WriterForm.tsx';

interface Props {
  /** Creates the worker that writes: another than the one that holds what is open. */
  start: () => Worker;
  onOpen: (file: File) => void;
}

const NAME = 'orders.parquet';
const TYPE = 'application/octet-stream';
const WHERE = "country = 'BR' and amount > 300";

/** The companion: writes a file in this tab, and shows what each setting does to its bytes. */
export function Writer({ start, onOpen }: Props) {
  const { run, busy, fault, cancel } = useReader<Api>(start);
  const [settings, setSettings] = useState<Settings>(defaults);
  const [where, setWhere] = useState(WHERE);
  const [made, setMade] = useState<Written | null>(null);
  const [kept, setKept] = useState<Written | null>(null);
  const asked = useRef(0);

  useEffect(() => {
    const { write: given } = readPlace(location.search);
    if (given) setSettings(given);
  }, []);

  const write = async (next: Settings, condition: string) => {
    asked.current++;
    const mine = asked.current;
    const written = await run('Writing the file', (api) => api.write(next, condition));
    if (!written || mine !== asked.current) return;
    setMade(written);
    setKept((before) => before ?? written);
  };
  /** After the file was written once, each change writes it again. */
  const change = (name: Setting, value: unknown) => {
    if (!isChoice(name, value)) return;
    const next = withSetting(settings, name, value);
    setSettings(next);
    writeQuery(placeQuery({ write: next }));
    if (made) void write(next, where);
  };

  return (
    <div class="look">
      <section aria-labelledby="pq-write">
        <h2 id="pq-write">Write a file, and watch the bytes move</h2>
        <p class="look__lead">
          The same orders, written in this tab by <code>hyparquet-writer</code>. Change how, and see
          which bytes grow or shrink, and what a condition then skips. The rows come from a seed:
          the same settings give the same bytes.
        </p>
        <WriterForm settings={settings} change={change} />
        <WhereForm
          id="pq-write-where"
          label="Asked of both files: rows where"
          where={where}
          onInput={setWhere}
          onAsk={() => void write(settings, where)}
          action={made ? 'Write and ask again' : 'Write the file'}
          isMain={!made}
          misread={made?.misread ? <p class="fault">{made.misread.message}</p> : null}
        />
        <ReaderState busy={busy} fault={fault} said="" onCancel={cancel} />
        {made && kept && (
          <>
            <Compare kept={kept} made={made} />
            <div class="look__form">
              <button type="button" class="button" onClick={() => setKept(made)}>
                Compare with this one from now on
              </button>
              <button
                type="button"
                class="button button--quiet"
                onClick={() => onOpen(fileOf(made))}
              >
                Open it above
              </button>
              <button
                type="button"
                class="button button--quiet"
                onClick={() => saveFile(NAME, fileOf(made), TYPE)}
              >
                Download it
              </button>
            </div>
          </>
        )}
      </section>
    </div>
  );
}

function fileOf({ bytes }: Written): File {
  return new File([bytes], NAME, { type: TYPE });
}
